package io.github.wasmsplit.differential;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.wasmsplit.api.NamesOption;
import io.github.wasmsplit.fixture.DataSym;
import io.github.wasmsplit.fixture.Dialect;
import io.github.wasmsplit.fixture.Func;
import io.github.wasmsplit.fixture.Op;
import io.github.wasmsplit.fixture.Sig;
import io.github.wasmsplit.fixture.SplitPoint;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Calls from outside run a program's constructors; calls of split functions do not. */
class CommandExportTest extends DifferentialTest {
  private static final Sig MIXED = Sig.of("iIi:i");

  private DataSym ran;
  private Func constructors;
  private Func destructors;

  private void build(Dialect dialect) {
    bulk();
    ran = program.segment(".bss").zeros("RAN", 8);
    Func first = program.function("first_constructor", NONE, c -> count(c, 0, 1));
    Func second = program.function("second_constructor", NONE, c -> count(c, 0, 100));
    constructors =
        program.function("__wasm_call_ctors", NONE, c -> c.call(first).call(second)).linkerMade();
    destructors = program.function("__wasm_call_dtors", NONE, c -> count(c, 4, 1)).linkerMade();
    split("m", dialect, "f", UNARY);
    split("n", dialect, "g", MIXED);
    split("n", dialect, "h", GET);
  }

  private void count(io.github.wasmsplit.fixture.Code c, int at, int by) {
    c.i32(0).i32(0).load(ran, at).i32(by).op(Op.I32_ADD).store(ran, at);
  }

  private void split(String module, Dialect dialect, String function, Sig sig) {
    SplitPoint point = program.split(module, dialect, function, sig);
    point.body().body(c -> c.i32(0).load(ran, 0).i32(0).load(ran, 4).op(Op.I32_SUB));
    runner(function, point);
  }

  private Scenario scenario() {
    return new Scenario()
        .call("bulk0", 1)
        .call(Set.of("m"), "run_f", 1)
        .call(Set.of("n"), "run_g", 1, 2, 3)
        .call(Set.of("n"), "run_h")
        .call(Set.of("m"), "run_f", 2);
  }

  @ParameterizedTest
  @EnumSource(Dialect.class)
  void exportsRunConstructorsAndSplitPointsDoNot(Dialect dialect) {
    build(dialect);
    program.command(constructors, null);
    check(scenario());
  }

  @ParameterizedTest
  @EnumSource(Dialect.class)
  void exportsRunConstructorsAndDestructors(Dialect dialect) {
    build(dialect);
    program.command(constructors, destructors);
    check(scenario());
  }

  @ParameterizedTest
  @EnumSource(Dialect.class)
  void exportsRunDestructorsAlone(Dialect dialect) {
    build(dialect);
    program.command(null, destructors);
    check(scenario());
  }

  /** A function of the program that looks like a wrapper or only has the name of one. */
  @ParameterizedTest
  @ValueSource(strings = {"wrapper", "wrapper.command_export"})
  void aFunctionThatIsNotAWrapperRunsWhole(String name) {
    bulk();
    ran = program.segment(".bss").zeros("RAN", 8);
    String counter = name.equals("wrapper") ? "__wasm_call_ctors" : "count";
    Func counts = program.function(counter, NONE, c -> count(c, 0, 1));
    Func inner = program.function("inner", UNARY, c -> c.get(0).i32(0).load(ran, 0).op(Op.I32_ADD));
    Func outer = program.function(name, UNARY, c -> c.call(counts).get(0).call(inner));
    runner("f", program.split("m", Dialect.PLAIN, "f", outer));
    check(new Scenario().call(Set.of("m"), "run_f", 1));
  }

  /** The split program never calls them. */
  @ParameterizedTest
  @EnumSource(Dialect.class)
  void wrappersOfSplitPointsAreLeftOut(Dialect dialect) throws IOException {
    build(dialect);
    program.command(constructors, null);
    Path folder = Files.createDirectory(temp.resolve("named"));
    SplitOutput output = SplitOutput.split(program.build(), folder, r -> r.names(NamesOption.KEEP));
    Set<String> wrappers =
        output.allFiles().stream()
            .flatMap(file -> output.functionNames(file).stream())
            .filter(name -> name.endsWith(".command_export"))
            .collect(Collectors.toSet());
    assertEquals(Set.of(), wrappers);
  }
}
