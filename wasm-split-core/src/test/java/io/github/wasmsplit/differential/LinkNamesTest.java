package io.github.wasmsplit.differential;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.wasmsplit.fixture.Code;
import io.github.wasmsplit.fixture.Func;
import io.github.wasmsplit.fixture.Op;
import io.github.wasmsplit.fixture.Sig;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import run.endive.wasm.WasmModule;
import run.endive.wasm.types.ExportSection;
import run.endive.wasm.types.FunctionImport;
import run.endive.wasm.types.Import;

/** The export names by which outputs share functions, and the order of their imports. */
class LinkNamesTest extends DifferentialTest {
  private static final Sig BINARY = Sig.of("ii:i");
  private static final int EACH = 20;
  private static final int SHORTEST = 52;

  /** Functions that both modules call. */
  private final List<Func> shared = new ArrayList<>();

  /** Functions that only the first module calls. */
  private final List<Func> seldom = new ArrayList<>();

  private SplitOutput output;

  @BeforeEach
  void twoModulesThatUseMain() {
    add(shared, "shared_by_both_modules_", EACH);
    add(seldom, "used_by_the_first_module_", 2 * EACH);
    entry("m", "f", UNARY, calls(Stream.concat(seldom.stream(), shared.stream()).toList()));
    entry("n", "g", UNARY, calls(shared));
    check(new Scenario().call(Set.of("m"), "run_f", 3).call(Set.of("n"), "run_g", 4));
    output = splitExactly(program.build());
  }

  private void add(List<Func> functions, String name, int count) {
    for (int i = 0; i < count; i++) {
      int seed = functions.size() * 7919 + name.length();
      functions.add(program.exported(name + "unary_" + i, UNARY, c -> body(c, seed)));
      functions.add(program.exported(name + "binary_" + i, BINARY, c -> body(c, seed + 1)));
    }
  }

  private static void body(Code code, int seed) {
    code.get(0);
    for (int i = 0; i < 6; i++) {
      code.i32(seed + i * 104729).op(Op.I32_XOR);
    }
  }

  private static Consumer<Code> calls(List<Func> functions) {
    return c -> {
      c.get(0);
      for (Func function : functions) {
        if (function.sig().equals(BINARY)) {
          c.get(0);
        }
        c.call(function);
      }
    };
  }

  @Test
  void importsAreOrderedByTypeThenByName() {
    List<FunctionImport> imports = imports(own("m"));
    assertEquals(6 * EACH, imports.size());
    Set<String> groups = new HashSet<>();
    String last = "";
    for (int i = 0; i < imports.size(); i++) {
      FunctionImport current = imports.get(i);
      String group = current.name().length() + " " + current.typeIndex();
      if (group.equals(last)) {
        String before = imports.get(i - 1).name();
        assertTrue(before.compareTo(current.name()) < 0, before + " " + current.name());
      } else {
        assertTrue(groups.add(group), group);
      }
      last = group;
    }
    assertEquals(4, groups.size(), groups.toString());
  }

  @Test
  void theMostImportedHaveTheShortestNames() {
    List<FunctionImport> imports = imports(own("n"));
    assertEquals(2 * EACH, imports.size());
    assertTrue(imports.stream().allMatch(i -> i.name().length() == 1));
    long all = imports(own("m")).stream().filter(i -> i.name().length() == 1).count();
    assertTrue(all > 2 * EACH && all <= SHORTEST, "others have what is left: " + all);
  }

  @Test
  void everyImportIsExportedOnce() {
    List<String> exported =
        Stream.concat(Stream.of(output.main()), output.allFiles().stream().map(output::module))
            .filter(module -> module.exportSection() != null)
            .flatMap(LinkNamesTest::exports)
            .toList();
    assertEquals(exported.size(), new HashSet<>(exported).size());
    assertTrue(exported.containsAll(imports(own("m")).stream().map(Import::name).toList()));
  }

  private WasmModule own(String module) {
    List<String> files = output.files(module);
    return output.module(files.get(files.size() - 1));
  }

  private static Stream<String> exports(WasmModule module) {
    ExportSection exports = module.exportSection();
    return IntStream.range(0, exports.exportCount()).mapToObj(e -> exports.getExport(e).name());
  }

  private static List<FunctionImport> imports(WasmModule module) {
    return IntStream.range(0, module.importSection().importCount())
        .mapToObj(i -> module.importSection().getImport(i))
        .filter(FunctionImport.class::isInstance)
        .map(FunctionImport.class::cast)
        .toList();
  }
}
