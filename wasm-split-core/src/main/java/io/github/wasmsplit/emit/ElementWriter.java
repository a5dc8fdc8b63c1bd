package io.github.wasmsplit.emit;

import io.github.wasmsplit.bytes.ByteSink;
import io.github.wasmsplit.bytes.ByteSlice;
import io.github.wasmsplit.program.Program;
import io.github.wasmsplit.wasm.ElementSegment;
import io.github.wasmsplit.wasm.ElementSegment.Mode;
import io.github.wasmsplit.wasm.Immediates;
import io.github.wasmsplit.wasm.IndexSpace;
import java.util.BitSet;

/** Writes the element section: runs of slots, other tables' segments, declarations. */
final class ElementWriter {
  private static final int REF_FUNC = 0xd2;

  private final OutputEmitter out;
  private final EntityWriter.Section section = new EntityWriter.Section();

  ElementWriter(OutputEmitter out) {
    this.out = out;
  }

  ByteSink section() {
    runs();
    if (out.isMain()) {
      for (ElementSegment segment : out.module().elements()) {
        boolean other = segment.table() != out.program().slots().table();
        if (segment.mode() == Mode.ACTIVE && other) {
          copy(segment);
        }
      }
    }
    declare();
    return section.done();
  }

  private void runs() {
    int[] slots = out.contents().slots();
    int[] functions = out.contents().slotFunctions();
    int from = 0;
    while (from < slots.length) {
      int to = from + 1;
      while (to < slots.length && slots[to] == slots[to - 1] + 1) {
        to++;
      }
      run(slots[from], functions, from, to);
      from = to;
    }
  }

  private void run(int slot, int[] functions, int from, int to) {
    section.count++;
    int table = out.map().tables[out.functionTable()];
    header(table, wideTable(out.functionTable()), slot);
    section.body.u32(to - from);
    for (int i = from; i < to; i++) {
      section.body.u32(out.map().function(functions[i]));
    }
  }

  private boolean wideTable(int table) {
    return table < out.module().tables().size() && out.module().tables().get(table).limits().is64();
  }

  private void header(int table, boolean wide, int slot) {
    if (table == 0) {
      section.body.u8(0);
    } else {
      section.body.u8(2).u32(table);
    }
    section.body.u8(wide ? 0x42 : 0x41).s64(slot).u8(0x0b);
    if (table != 0) {
      section.body.u8(0);
    }
  }

  private void copy(ElementSegment segment) {
    section.count++;
    ByteSink body = section.body;
    boolean expressions = !segment.items().isEmpty();
    body.u8(expressions ? 6 : 2).u32(out.map().tables[segment.table()]);
    out.patcher().write(body, segment.offset().orElseThrow());
    if (expressions) {
      if (segment.type().isPresent()) {
        out.patcher().write(body, segment.type().get());
      } else {
        body.u8(0x70);
      }
      body.u32(segment.items().size());
      segment.items().forEach(item -> out.patcher().write(body, item));
    } else {
      body.u8(0).u32(segment.functions().length);
      for (int function : segment.functions()) {
        body.u32(out.map().function(function));
      }
    }
  }

  /** {@code ref.func} may only name functions that an element segment or an export names. */
  private void declare() {
    BitSet named = referenced();
    named.andNot(EntityWriter.declaredByExports(out));
    for (int function : out.contents().slotFunctions()) {
      named.clear(function);
    }
    if (named.isEmpty()) {
      return;
    }
    section.count++;
    section.body.u8(3).u8(0).u32(named.cardinality());
    named.stream().forEach(f -> section.body.u32(out.map().function(f)));
  }

  private BitSet referenced() {
    BitSet named = new BitSet();
    Program program = out.program();
    int imported = program.module().importedFunctionCount();
    for (int function : out.contents().functions()) {
      ByteSlice body = program.module().code().get(function - imported);
      Immediates immediates = program.immediatesOf(function);
      for (int i = 0; i < immediates.count(); i++) {
        boolean refFunc =
            immediates.space(i) == IndexSpace.FUNCTION
                && (body.get(immediates.position(i) - 1) & 0xff) == REF_FUNC;
        if (refFunc) {
          named.set(immediates.index(i));
        }
      }
    }
    return named;
  }
}
