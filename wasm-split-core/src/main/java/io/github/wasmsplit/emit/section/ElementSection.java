package io.github.wasmsplit.emit.section;

import com.google.common.primitives.ImmutableIntArray;
import io.github.wasmsplit.bytes.ByteSink;
import io.github.wasmsplit.bytes.ByteSlice;
import io.github.wasmsplit.code.Opcodes;
import io.github.wasmsplit.emit.layout.Numbering;
import io.github.wasmsplit.emit.layout.OutputLayout;
import io.github.wasmsplit.program.Program;
import io.github.wasmsplit.wasm.ElementSegment;
import io.github.wasmsplit.wasm.ElementSegment.Mode;
import io.github.wasmsplit.wasm.ExternalKind;
import io.github.wasmsplit.wasm.Immediates;
import io.github.wasmsplit.wasm.IndexSpace;
import io.github.wasmsplit.wasm.SectionId;
import io.github.wasmsplit.wasm.ValueTypes;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/**
 * The element section: runs of slots of the function table, in main the segments of other tables,
 * and a declaration of the functions that {@code ref.func} names.
 */
final class ElementSection extends VectorSection {
  // The first byte of a segment is a set of flags (WebAssembly 3.0, section 5.5.12).
  private static final int ACTIVE = 0;
  private static final int ACTIVE_IN_TABLE = 2;
  private static final int DECLARATIVE = 3;
  private static final int ACTIVE_EXPRESSIONS_IN_TABLE = 6;

  /** The only kind of elements: functions. */
  private static final int FUNCTIONS = 0;

  /** Slots that follow each other, as places in the list of the output's slots. */
  private record Run(int from, int to) {}

  private final OutputLayout layout;
  private final Numbering functions;
  private final CodePatcher patcher;
  private final List<Run> runs;
  private final List<ElementSegment> others;
  private final BitSet declared;

  /**
   * The section.
   *
   * @param exported the program's functions that the output exports
   */
  ElementSection(OutputLayout layout, BitSet exported) {
    super(SectionId.ELEMENT);
    this.layout = layout;
    this.functions = layout.indices().functions();
    this.patcher = new CodePatcher(layout.indices());
    this.runs = runs(layout.contents().slots());
    this.others = layout.isMain() ? segmentsOfOtherTables() : List.of();
    this.declared = declared(exported);
  }

  private static List<Run> runs(ImmutableIntArray slots) {
    List<Run> runs = new ArrayList<>();
    int from = 0;
    while (from < slots.length()) {
      int to = from + 1;
      while (to < slots.length() && slots.get(to) == slots.get(to - 1) + 1) {
        to++;
      }
      runs.add(new Run(from, to));
      from = to;
    }
    return runs;
  }

  private List<ElementSegment> segmentsOfOtherTables() {
    int functionTable = layout.program().slots().table();
    return layout.module().elements().stream()
        .filter(s -> s.mode() == Mode.ACTIVE && s.table() != functionTable)
        .toList();
  }

  /** {@code ref.func} may only name functions that an element segment or an export names. */
  private BitSet declared(BitSet exported) {
    BitSet named = referenced();
    named.andNot(exported);
    layout.contents().slotFunctions().forEach(named::clear);
    return named;
  }

  private BitSet referenced() {
    BitSet named = new BitSet();
    Program program = layout.program();
    ImmutableIntArray defined = layout.contents().functions();
    for (int d = 0; d < defined.length(); d++) {
      int function = defined.get(d);
      ByteSlice body = program.module().body(function);
      Immediates immediates = program.immediatesOf(function);
      for (int i = 0; i < immediates.count(); i++) {
        boolean refFunc =
            immediates.space(i) == IndexSpace.FUNCTION
                && (body.get(immediates.position(i) - 1) & 0xff) == Opcodes.REF_FUNC;
        if (refFunc) {
          named.set(immediates.index(i));
        }
      }
    }
    return named;
  }

  @Override
  int count() {
    return runs.size() + others.size() + (declared.isEmpty() ? 0 : 1);
  }

  @Override
  void writeItems(ByteSink sink) {
    runs.forEach(run -> write(sink, run));
    others.forEach(segment -> copy(sink, segment));
    if (!declared.isEmpty()) {
      sink.u8(DECLARATIVE).u8(FUNCTIONS).u32(declared.cardinality());
      declared.stream().forEach(f -> sink.u32(functions.numberOf(f)));
    }
  }

  private void write(ByteSink sink, Run run) {
    int table = layout.functionTable();
    int number = tableNumber(table);
    if (number == 0) {
      sink.u8(ACTIVE);
    } else {
      sink.u8(ACTIVE_IN_TABLE).u32(number);
    }
    Constants.write(sink, layout.isWide(table), layout.contents().slots().get(run.from()));
    sink.u8(Opcodes.END);
    if (number != 0) {
      sink.u8(FUNCTIONS);
    }
    sink.u32(run.to() - run.from());
    for (int i = run.from(); i < run.to(); i++) {
      sink.u32(functions.numberOf(layout.contents().slotFunctions().get(i)));
    }
  }

  private int tableNumber(int table) {
    return layout.indices().of(ExternalKind.TABLE).numberOf(table);
  }

  private void copy(ByteSink sink, ElementSegment segment) {
    boolean expressions = !segment.items().isEmpty();
    sink.u8(expressions ? ACTIVE_EXPRESSIONS_IN_TABLE : ACTIVE_IN_TABLE);
    sink.u32(tableNumber(segment.table()));
    patcher.write(sink, segment.offset().orElseThrow());
    if (expressions) {
      segment
          .type()
          .ifPresentOrElse(t -> patcher.write(sink, t), () -> sink.u8(ValueTypes.FUNCREF));
      sink.u32(segment.items().size());
      segment.items().forEach(item -> patcher.write(sink, item));
    } else {
      sink.u8(FUNCTIONS).u32(segment.functions().length());
      segment.functions().forEach(f -> sink.u32(functions.numberOf(f)));
    }
  }
}
