package io.github.wasmsplit.emit.section;

import io.github.wasmsplit.bytes.ByteSink;
import io.github.wasmsplit.emit.layout.OutputLayout;
import io.github.wasmsplit.wasm.ExternalKind;
import io.github.wasmsplit.wasm.IndexedBytes;
import io.github.wasmsplit.wasm.SectionId;
import io.github.wasmsplit.wasm.Table;
import java.util.List;
import java.util.Optional;

/** The table section, which only main has. */
final class TableSection extends DefinitionSection {
  /** Before a table that has an initializer (WebAssembly 3.0, section 5.5.7). */
  private static final int INITIALIZED = 0x40;

  private final List<Table> tables;

  TableSection(OutputLayout layout) {
    super(SectionId.TABLE, ExternalKind.TABLE, layout);
    this.tables = layout.module().tables();
  }

  @Override
  void write(ByteSink sink, EntityTypes types, int table) {
    Optional<IndexedBytes> init =
        table < tables.size() ? tables.get(table).init() : Optional.<IndexedBytes>empty();
    if (init.isPresent()) {
      sink.u8(INITIALIZED).u8(0);
    }
    super.write(sink, types, table);
    init.ifPresent(expression -> types.expression(sink, expression));
  }
}
