package io.github.wasmsplit.emit.section;

import io.github.wasmsplit.bytes.ByteSink;
import io.github.wasmsplit.emit.layout.Numbering;
import io.github.wasmsplit.emit.layout.OutputLayout;
import io.github.wasmsplit.wasm.SectionId;
import java.util.List;

/**
 * The {@code name} section (WebAssembly 3.0, appendix "Custom Sections"), with the names of
 * functions alone.
 */
final class NameSection implements Section {
  private static final int FUNCTION_NAMES = 1;

  private final List<String> names;
  private final Numbering functions;
  private final int count;

  NameSection(OutputLayout layout) {
    this.names = layout.program().functions().names();
    this.functions = layout.indices().functions();
    int named = 0;
    for (int i = 0; i < functions.size(); i++) {
      named += names.get(functions.original(i)) == null ? 0 : 1;
    }
    this.count = named;
  }

  @Override
  public SectionId id() {
    return SectionId.CUSTOM;
  }

  /** An empty list of names would be malformed. */
  @Override
  public boolean isNeeded() {
    return count > 0;
  }

  @Override
  public void write(ByteSink sink) {
    ByteSink list = new ByteSink(count * 64).u32(count);
    for (int i = 0; i < functions.size(); i++) {
      String name = names.get(functions.original(i));
      if (name != null) {
        list.u32(i).name(name);
      }
    }
    sink.name("name").u8(FUNCTION_NAMES).sized(list);
  }
}
