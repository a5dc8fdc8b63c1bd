package io.github.wasmsplit.link;

import com.google.common.primitives.ImmutableIntArray;
import io.github.wasmsplit.code.ConstantExpression;
import io.github.wasmsplit.code.Opcodes;
import io.github.wasmsplit.diag.Diagnostic;
import io.github.wasmsplit.diag.LinkException;
import io.github.wasmsplit.diag.Place;
import io.github.wasmsplit.diag.UnsupportedException;
import io.github.wasmsplit.program.SlotTable;
import io.github.wasmsplit.wasm.ElementSegment;
import io.github.wasmsplit.wasm.ElementSegment.Mode;
import io.github.wasmsplit.wasm.ExternalKind;
import io.github.wasmsplit.wasm.Table;
import io.github.wasmsplit.wasm.WasmModule;
import java.util.Arrays;

/** Fills the function table from the element segments. */
final class SlotTableReader {
  /** The limit of the JavaScript interface, section "Implementation-defined Limits". */
  private static final int MOST_SLOTS = 10_000_000;

  private SlotTableReader() {}

  static SlotTable read(WasmModule module) {
    int table = functionTable(module);
    if (table < 0) {
      return new SlotTable(-1, ImmutableIntArray.of());
    }
    if (table < module.importedCount(ExternalKind.TABLE)) {
      throw new UnsupportedException(
          Diagnostic.error("imported-table", "The function table is imported.")
              .at(Place.file(module.file()).inSection("import"))
              .advise("Link without --import-table."));
    }
    int[] functions = new int[0];
    for (ElementSegment segment : module.elements()) {
      if (segment.mode() == Mode.ACTIVE && segment.table() == table) {
        functions = fill(module, segment, functions, module.tables().get(table));
      } else if (segment.mode() == Mode.PASSIVE) {
        throw new UnsupportedException(
            Diagnostic.error("passive-elements", "The program has passive element segments.")
                .at(Place.file(module.file()).inSection("element"))
                .advise("Build without table.init."));
      }
    }
    return new SlotTable(table, ImmutableIntArray.copyOf(functions));
  }

  private static int functionTable(WasmModule module) {
    for (int i = 0; i < module.tables().size(); i++) {
      if (module.tables().get(i).isFuncref()) {
        return i;
      }
    }
    return -1;
  }

  private static int[] fill(
      WasmModule module, ElementSegment segment, int[] functions, Table table) {
    Place place = Place.file(module.file()).inSection("element");
    long offset =
        ConstantExpression.integer(segment.offset().orElseThrow())
            .orElseThrow(
                () ->
                    new UnsupportedException(
                        Diagnostic.error(
                                "element-offset",
                                "The first slot of an element segment is no constant.")
                            .at(place)
                            .advise("Link without -shared and -pie.")));
    long end = offset + segment.functions().length();
    boolean inside =
        offset >= 0 && end >= 0 && Long.compareUnsigned(end, table.limits().min()) <= 0;
    if (!inside) {
      throw new LinkException(
          Diagnostic.error(
                  "element-bounds", "An element segment reaches past the end of its table.")
              .at(place)
              .advise(Diagnostic.DAMAGED));
    }
    if (end > MOST_SLOTS) {
      throw new UnsupportedException(
          Diagnostic.error(
                  "table-too-large",
                  "An element segment ends at slot "
                      + end
                      + "; engines take "
                      + MOST_SLOTS
                      + " at most.")
              .at(place)
              .advise(Diagnostic.DAMAGED));
    }
    int[] grown = functions;
    if (end > functions.length) {
      grown = Arrays.copyOf(functions, (int) end);
      Arrays.fill(grown, functions.length, (int) end, -1);
    }
    for (int i = 0; i < segment.functions().length(); i++) {
      grown[(int) offset + i] = function(segment, i, place);
    }
    return grown;
  }

  private static int function(ElementSegment segment, int i, Place place) {
    int function = segment.functions().get(i);
    boolean isNull =
        function < 0 && (segment.items().get(i).bytes().get(0) & 0xff) == Opcodes.REF_NULL;
    if (function < 0 && !isNull) {
      throw new UnsupportedException(
          Diagnostic.error("element-expression", "An element is neither ref.func nor ref.null.")
              .at(place)
              .advise("Link without -shared and -pie."));
    }
    return function;
  }
}
