package io.github.wasmsplit.check;

import io.github.wasmsplit.code.ConstantExpression;
import io.github.wasmsplit.wasm.ElementSegment;
import io.github.wasmsplit.wasm.Export;
import io.github.wasmsplit.wasm.ExternalKind;
import io.github.wasmsplit.wasm.Import;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Which slots of main's tables a module fills when it is instantiated, and with functions of which
 * types. Tables that main keeps to itself do not count.
 */
final class TableFills {
  /** A slot; tables are known by the first of the names under which main exports them. */
  private record Slot(String table, long number) implements Comparable<Slot> {
    @Override
    public int compareTo(Slot other) {
      int byTable = table.compareTo(other.table);
      return byTable != 0 ? byTable : Long.compare(number, other.number);
    }

    @Override
    public String toString() {
      return "slot " + number + " of the table " + table;
    }
  }

  private final ModuleView main;
  private final ModuleView view;
  private final Map<Slot, String> types = new TreeMap<>();

  private TableFills(ModuleView main, ModuleView view) {
    this.main = main;
    this.view = view;
  }

  static TableFills of(ModuleView main, ModuleView view) {
    TableFills fills = new TableFills(main, view);
    view.module.elements().forEach(fills::add);
    return fills;
  }

  private void add(ElementSegment segment) {
    if (segment.mode() == ElementSegment.Mode.DECLARED) {
      return;
    }
    if (segment.mode() == ElementSegment.Mode.PASSIVE) {
      throw Misfit.of(
          view.file, "passive-elements", "It has an element segment that fills no table");
    }
    String table = nameOf(segment.table());
    if (table == null) {
      return;
    }
    OptionalLong first = ConstantExpression.integer(segment.offset().orElseThrow());
    if (first.isEmpty()) {
      throw Misfit.of(view.file, "element-offset", "The first slot of a segment is no constant");
    }
    for (int i = 0; i < segment.functions().length(); i++) {
      Slot slot = new Slot(table, first.getAsLong() + i);
      if (types.put(slot, item(segment, i)) != null) {
        throw Misfit.of(view.file, "slot-twice", "It fills " + slot + " a second time");
      }
    }
  }

  private String item(ElementSegment segment, int i) {
    int function = segment.functions().get(i);
    return function >= 0
        ? view.typeOf(ExternalKind.FUNCTION, function)
        : Arrays.toString(segment.items().get(i).bytes().toArray());
  }

  private @Nullable String nameOf(int table) {
    Optional<Import> imported = view.importOf(ExternalKind.TABLE, table);
    int mains = table;
    if (view != main) {
      Export given = imported.map(i -> main.exports.get(i.name())).orElse(null);
      if (given == null || given.kind() != ExternalKind.TABLE) {
        return null;
      }
      mains = given.index();
    }
    int wanted = mains;
    return main.module.exports().stream()
        .filter(e -> e.kind() == ExternalKind.TABLE && e.index() == wanted)
        .map(Export::name)
        .sorted()
        .findFirst()
        .orElse(null);
  }

  /** Throws unless {@code after} fills the same slots with functions of the same types. */
  void requireSame(TableFills after) {
    String file = after.view.file;
    types.forEach(
        (slot, type) -> {
          String now = after.types.get(slot);
          if (now == null) {
            throw Misfit.of(file, "empty-slot", "It no longer fills " + slot);
          }
          if (!now.equals(type)) {
            throw Misfit.of(
                file, "slot-type", "It fills " + slot + " with a function of another type");
          }
        });
    for (Slot slot : after.types.keySet()) {
      if (!types.containsKey(slot)) {
        throw Misfit.of(file, "slot-bounds", "It fills " + slot + ", which is not its own");
      }
    }
  }

  /**
   * Throws if both fill a slot with functions that cannot be copies of one. Main has no copies of
   * functions with a slot.
   */
  void requireAgreement(TableFills other) {
    types.forEach(
        (slot, type) -> {
          String there = other.types.get(slot);
          if (there != null && (other.view == main || !there.equals(type))) {
            throw Misfit.of(
                view.file, "slot-twice", "It fills " + slot + ", which another file fills");
          }
        });
  }
}
