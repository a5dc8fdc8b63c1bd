package io.github.wasmsplit;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.wasmsplit.api.ExplainRequest;
import io.github.wasmsplit.api.FunctionPlacement;
import io.github.wasmsplit.api.PlanOptions;
import io.github.wasmsplit.api.Strategy;
import io.github.wasmsplit.fixture.BuiltProgram;
import io.github.wasmsplit.fixture.DataSym;
import io.github.wasmsplit.fixture.Dialect;
import io.github.wasmsplit.fixture.Func;
import io.github.wasmsplit.fixture.Op;
import io.github.wasmsplit.fixture.Program;
import io.github.wasmsplit.fixture.Sig;
import io.github.wasmsplit.fixture.SplitPoint;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Explanations of why functions are in their outputs. */
class ExplainTest {
  private static final Sig UNARY = Sig.of("i:i");

  @TempDir Path temp;
  private Path original;
  private Path bindgened;
  private Strategy strategy = Strategy.ONE_CHUNK_PER_SET;

  @BeforeEach
  void build() throws IOException {
    Program program = new Program();
    Func inMain = program.function("helper_of_main", UNARY, c -> c.get(0).i32(3).op(Op.I32_XOR));
    program.exported("entry", UNARY, c -> c.get(0).call(inMain));
    Func pointedTo = program.function("pointed_to", UNARY, c -> c.get(0).i32(5).op(Op.I32_ADD));
    DataSym table = program.segment(".rodata").define("TABLE", c -> c.slot(pointedTo));
    Func shared = program.function("shared", UNARY, c -> c.get(0).i32(9).op(Op.I32_ADD));
    entry(program, "one", shared, table);
    entry(program, "two", shared, null);
    Func twin = program.function("twin_a", UNARY, c -> c.get(0).i32(13).op(Op.I32_ADD));
    Func other = program.function("twin_b", UNARY, c -> c.get(0).i32(13).op(Op.I32_ADD));
    program.exported("twins", UNARY, c -> c.get(0).call(twin).call(other));
    program.function("dead_code", UNARY, c -> c.get(0).i32(11).op(Op.I32_ADD));
    BuiltProgram built = program.build();
    original = Files.write(temp.resolve("original.wasm"), built.original());
    bindgened = Files.write(temp.resolve("bindgened.wasm"), built.bindgened());
  }

  private ExplainRequest request(String name) {
    return ExplainRequest.builder()
        .original(original)
        .bindgened(bindgened)
        .function(name)
        .plan(PlanOptions.builder().minChunkSize(0).strategy(strategy).build())
        .build();
  }

  private static void entry(Program program, String module, Func called, DataSym table) {
    SplitPoint point = program.split(module, Dialect.DIOXUS, "run", UNARY);
    point
        .body()
        .body(
            c -> {
              c.get(0).call(called);
              if (table != null) {
                c.addressOf(table, 0).load(0).callIndirect(UNARY);
              }
            });
    program.exported("run_" + module, UNARY, c -> c.get(0).call(point.stub()));
  }

  @Test
  void followsAChainFromAnExportOfMain() {
    FunctionPlacement placement = only("helper_of_main");
    assertEquals("main", placement.output());
    assertEquals(List.of(List.of("export entry", "entry", "helper_of_main")), placement.chains());
  }

  @Test
  void followsAChainThroughDataAndSlots() {
    FunctionPlacement placement = only("pointed_to");
    assertEquals("module one", placement.output());
    List<String> chain = placement.chains().get(0);
    assertEquals("split point run of module one", chain.get(0));
    assertEquals("data at 0x10000, symbol TABLE", chain.get(2));
    assertEquals("slot 1 of the function table", chain.get(3));
    assertEquals("pointed_to", chain.get(4));
  }

  @Test
  void tellsAChainForEachModuleThatShares() {
    FunctionPlacement placement = only("shared");
    assertEquals("chunk 1", placement.output());
    assertEquals(
        List.of("split point run of module one", "split point run of module two"),
        placement.chains().stream().map(c -> c.get(0)).toList());
  }

  @Test
  void namesAllOutputsThatHoldACopy() {
    strategy = Strategy.BALANCED;
    assertEquals("module one, module two", only("shared").output());
  }

  @Test
  void unreachedFunctionsAreNowhere() {
    FunctionPlacement placement = only("dead_code");
    assertEquals("nowhere", placement.output());
    assertEquals(List.of(), placement.chains());
  }

  @Test
  void anIdenticalFunctionIsWhereItsStandInIs() {
    List<FunctionPlacement> both = WasmSplit.explain(request("twin_"));
    assertEquals(List.of("main", "main"), both.stream().map(FunctionPlacement::output).toList());
    List<String> chain = both.get(1).chains().get(0);
    assertEquals(List.of("export twins", "twins", "twin_a"), chain.subList(0, 3));
    assertEquals("twin_b (identical, so kept once)", chain.get(3));
  }

  @Test
  void writesNothing() {
    only("shared");
    assertEquals(false, Files.exists(temp.resolve("out")));
  }

  private FunctionPlacement only(String name) {
    List<FunctionPlacement> found = WasmSplit.explain(request(name));
    assertEquals(1, found.size(), found::toString);
    return found.get(0);
  }
}
