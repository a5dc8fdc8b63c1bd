package io.github.wasmsplit.check;

import io.github.wasmsplit.code.ConstantExpression;
import io.github.wasmsplit.concurrent.Parallel;
import io.github.wasmsplit.program.Abi;
import io.github.wasmsplit.wasm.Export;
import io.github.wasmsplit.wasm.ExternalKind;
import io.github.wasmsplit.wasm.Global;
import io.github.wasmsplit.wasm.Import;
import io.github.wasmsplit.wasm.IndexedBytes;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;

/**
 * Reads outputs that a later tool has changed, and proves that they still fit together. What bodies
 * compute is that tool's business; all else is proven from the bytes:
 *
 * <ol>
 *   <li>every body decodes and names only existing entities;
 *   <li>every import resolves to an export of the same type, in main or in a declared dependency;
 *   <li>no output has a new import, and main has all exports that it had, of the same types,
 *       immutable globals with the same values;
 *   <li>every output fills the slots that it filled, with functions of the same types, and no
 *       other;
 *   <li>every output leaves memory that was zero as it left it before, and writes no byte that it
 *       did not write;
 *   <li>nothing runs at instantiation that did not run before;
 *   <li>custom sections of the program's author are unchanged.
 * </ol>
 *
 * <p>Without the outputs as they were before, the outputs are compared with each other: that no
 * slot and no byte is written by two of them in two ways.
 */
public final class SealCheck {
  private static final int MAIN = 0;

  private final List<SealedOutput> outputs;
  private final ModuleView[] before;
  private final ModuleView[] after;
  private final MemoryWrites[] writes;
  private final TableFills[] fills;
  private final Map<String, Integer> givers = new HashMap<>();

  private SealCheck(List<SealedOutput> outputs) {
    this.outputs = outputs;
    this.before = new ModuleView[outputs.size()];
    this.after = new ModuleView[outputs.size()];
    this.writes = new MemoryWrites[outputs.size()];
    this.fills = new TableFills[outputs.size()];
  }

  /**
   * Checks.
   *
   * @param outputs main first
   * @throws io.github.wasmsplit.diag.SealException if an output does not fit
   * @throws io.github.wasmsplit.diag.MalformedException if one is not a valid module
   */
  public static void check(List<SealedOutput> outputs, Parallel parallel) {
    SealCheck check = new SealCheck(outputs);
    parallel.forEach(outputs.size(), check::read);
    check.collectExports();
    for (int o = 1; o < outputs.size(); o++) {
      check.resolveImports(o);
    }
    parallel.forEach(outputs.size(), check::compare);
    check.compareOutputs();
  }

  private void read(int output) {
    SealedOutput o = outputs.get(output);
    after[output] = ModuleView.checked(o.after().slice(o.file()));
    before[output] = o.before().map(b -> new ModuleView(b.slice(o.file()))).orElse(null);
  }

  private void collectExports() {
    for (int o = 0; o < after.length; o++) {
      for (String name : after[o].exports.keySet()) {
        Integer other = givers.put(name, o);
        if (other != null) {
          throw Misfit.of(
              after[o].file,
              "export-twice",
              "It exports " + name + ", as " + after[other].file + " does");
        }
      }
    }
  }

  private void resolveImports(int output) {
    ModuleView view = after[output];
    for (Import i : view.module.imports()) {
      Integer giver = givers.get(i.name());
      if (giver == null || !i.module().equals(Abi.IMPORT_MODULE)) {
        throw Misfit.of(
            view.file,
            "unresolved-import",
            "No file exports its import " + i.module() + "." + i.name());
      }
      if (giver != MAIN && !outputs.get(output).dependencies().contains(giver)) {
        throw Misfit.of(
            view.file,
            "undeclared-dependency",
            "It imports " + i.name() + " from " + after[giver].file + ", no dependency of it");
      }
      Export export = after[giver].exports.get(i.name());
      boolean same =
          export != null
              && export.kind() == i.kind()
              && after[giver].typeOf(export).equals(view.typeOf(i));
      if (!same) {
        throw Misfit.of(
            view.file,
            "import-type",
            "Its import "
                + i.name()
                + " and the export of "
                + after[giver].file
                + " have different types");
      }
    }
  }

  private void compare(int output) {
    ModuleView now = after[output];
    ModuleView was = before[output];
    writes[output] = MemoryWrites.of(now);
    fills[output] = TableFills.of(after[MAIN], now);
    compareStart(was, now, output);
    if (was == null) {
      return;
    }
    compareImports(was, now);
    if (output == MAIN) {
      compareExports(was, now);
    }
    compareCustomSections(was, now);
    MemoryWrites.of(was).requireSame(writes[output], now.file);
    TableFills.of(before[MAIN], was).requireSame(fills[output]);
  }

  /** A start function that does nothing may be dropped. */
  private static void compareStart(ModuleView was, ModuleView now, int output) {
    boolean starts = now.module.start().isPresent();
    boolean started = was == null ? output == MAIN && starts : was.module.start().isPresent();
    boolean dropped = started && !starts && !isEmpty(was, was.module.start().getAsInt());
    if (dropped || (starts && !started)) {
      throw Misfit.of(
          now.file,
          "start",
          dropped ? "Its start function is gone" : "It has a start function now");
    }
  }

  private static boolean isEmpty(ModuleView view, int function) {
    return function >= view.module.importedFunctionCount()
        && view.module.body(function).length() == 2;
  }

  private static void compareImports(ModuleView was, ModuleView now) {
    Map<String, Import> known = new HashMap<>();
    was.module.imports().forEach(i -> known.put(i.module() + "\n" + i.name(), i));
    for (Import i : now.module.imports()) {
      Import old = known.get(i.module() + "\n" + i.name());
      if (old == null) {
        throw Misfit.of(
            now.file, "new-import", "It did not import " + i.module() + "." + i.name() + " before");
      }
      if (old.kind() != i.kind() || !was.typeOf(old).equals(now.typeOf(i))) {
        throw Misfit.of(
            now.file,
            "import-type",
            "Its import " + i.module() + "." + i.name() + " has another type than before");
      }
    }
  }

  /** A later tool may add sections of its own. */
  private static void compareCustomSections(ModuleView was, ModuleView now) {
    CustomSections there = CustomSections.ofUser(now.module);
    CustomSections.ofUser(was.module)
        .firstMissingOf(there)
        .ifPresent(
            name -> {
              throw Misfit.of(
                  now.file, "custom-section", "Its custom sections " + name + " are not as before");
            });
  }

  private static void compareExports(ModuleView was, ModuleView now) {
    for (Export old : was.module.exports()) {
      Export export = now.exports.get(old.name());
      if (export == null) {
        throw Misfit.of(now.file, "main-export", "It no longer exports " + old.name());
      }
      if (old.kind() != export.kind() || !was.typeOf(old).equals(now.typeOf(export))) {
        throw Misfit.of(
            now.file, "export-type", "Its export " + old.name() + " has another type than before");
      }
      if (old.kind() == ExternalKind.GLOBAL) {
        compareGlobal(was, now, old, export);
      }
    }
  }

  private static void compareGlobal(ModuleView was, ModuleView now, Export old, Export export) {
    Global one = was.module.globals().get(old.index());
    Global other = now.module.globals().get(export.index());
    boolean same = one.init().isPresent() == other.init().isPresent();
    if (same && one.init().isPresent()) {
      same = sameConstant(one.init().get(), other.init().get());
    }
    if (!same) {
      throw Misfit.of(
          now.file, "global", "The exported global " + old.name() + " starts with another value");
    }
  }

  /** Expressions other than plain constants name entities by index, which cannot be compared. */
  private static boolean sameConstant(IndexedBytes was, IndexedBytes now) {
    OptionalLong one = ConstantExpression.integer(was);
    return one.isPresent()
        ? one.equals(ConstantExpression.integer(now))
        : was.immediates().count() > 0 || was.bytes().sameBytes(now.bytes());
  }

  /** Proven by the program's check before; needed here only if there is nothing to compare with. */
  private void compareOutputs() {
    for (int o = 0; o < after.length; o++) {
      for (int p = 0; p < o && before[o] == null; p++) {
        writes[o].requireNoConflict(writes[p], after[o].file);
        fills[o].requireAgreement(fills[p]);
      }
    }
  }
}
