package io.github.wasmsplit.read;

import com.google.common.primitives.ImmutableIntArray;
import io.github.wasmsplit.bytes.ByteSlice;
import io.github.wasmsplit.code.ConstantExpression;
import io.github.wasmsplit.wasm.ElementSegment;
import io.github.wasmsplit.wasm.ElementSegment.Mode;
import io.github.wasmsplit.wasm.IndexedBytes;
import io.github.wasmsplit.wasm.SectionId;
import io.github.wasmsplit.wasm.ValueTypes;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads element segments (WebAssembly 3.0, section 5.5.12). */
final class ElementReader extends SectionReader {
  ElementReader(ByteSlice contents, ModuleParts parts) {
    super(SectionId.ELEMENT, contents, parts);
  }

  @Override
  void item() {
    int flags = reader.u32();
    if (flags < 0 || flags > 7) {
      throw reader.error("element-flags", "An element segment has the unknown flags " + flags);
    }
    boolean active = (flags & 1) == 0;
    boolean explicit = (flags & 2) != 0;
    Mode mode = active ? Mode.ACTIVE : explicit ? Mode.DECLARED : Mode.PASSIVE;
    int table = active && explicit ? reader.index() : 0;
    Optional<IndexedBytes> offset = active ? Optional.of(offset(table)) : Optional.empty();
    boolean hasKind = (flags & 3) != 0;
    parts.elements.add(
        (flags & 4) == 0
            ? functions(mode, table, offset, hasKind)
            : expressions(mode, table, offset, hasKind));
  }

  private IndexedBytes offset(int table) {
    if (table >= parts.tables.size()) {
      throw reader.error("table-index", "An element segment is for table " + table);
    }
    return constant(ValueTypes.ofAddress(parts.tables.get(table).limits()));
  }

  private ElementSegment functions(
      Mode mode, int table, Optional<IndexedBytes> offset, boolean hasKind) {
    if (hasKind && reader.u8() != 0) {
      throw reader.error("element-kind", "An element segment's kind is not 0");
    }
    int[] functions = new int[reader.count()];
    for (int i = 0; i < functions.length; i++) {
      functions[i] = reader.index();
      if (functions[i] >= parts.functionTypes.size()) {
        throw reader.error("function-index", "An element segment names function " + functions[i]);
      }
    }
    return new ElementSegment(
        mode, table, offset, Optional.empty(), ImmutableIntArray.copyOf(functions), List.of());
  }

  private ElementSegment expressions(
      Mode mode, int table, Optional<IndexedBytes> offset, boolean hasType) {
    Optional<IndexedBytes> type = hasType ? Optional.of(referenceType()) : Optional.empty();
    int kind = type.map(this::kind).orElse(ValueTypes.FUNCREF);
    int[] functions = new int[reader.count()];
    List<IndexedBytes> items = new ArrayList<>(functions.length);
    for (int i = 0; i < functions.length; i++) {
      IndexedBytes item = constant(kind);
      items.add(item);
      functions[i] = ConstantExpression.function(item).orElse(-1);
    }
    return new ElementSegment(
        mode, table, offset, type, ImmutableIntArray.copyOf(functions), items);
  }
}
