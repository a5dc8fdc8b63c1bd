package io.github.wasmsplit.differential;

import static java.util.Comparator.comparing;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.wasmsplit.fixture.Code;
import io.github.wasmsplit.fixture.DataSym;
import io.github.wasmsplit.fixture.Func;
import io.github.wasmsplit.fixture.Op;
import io.github.wasmsplit.fixture.Segment;
import io.github.wasmsplit.fixture.ValType;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import run.endive.wasm.WasmModule;
import run.endive.wasm.types.FunctionBody;
import run.endive.wasm.types.Import;
import run.endive.wasm.types.OpCode;

/** Outputs hold nothing that could be shorter or is not needed. */
class SmallOutputsTest extends DifferentialTest {
  private static final Scenario BOTH =
      new Scenario().call(Set.of("m"), "run_f", 3).call(Set.of("n"), "run_g", 4);

  private WasmModule own(String module) {
    SplitOutput output = splitExactly(program.build());
    List<String> files = output.files(module);
    return output.module(files.get(files.size() - 1));
  }

  private void entries(Consumer<Code> ofM, Consumer<Code> ofN) {
    entry("m", "f", UNARY, ofM);
    entry("n", "g", UNARY, ofN);
    check(BOTH);
  }

  @Test
  void importsHaveShortNames() {
    Func ofMain = program.exported("of_main_with_a_long_name", UNARY, SmallOutputsTest::large);
    DataSym word = program.segment(".data").define("WORD", c -> c.i32(7));
    Consumer<Code> body =
        c ->
            c.get(0)
                .slotOf(ofMain)
                .callIndirect(UNARY)
                .call(ofMain)
                .i32(0)
                .load(word, 0)
                .op(Op.I32_ADD);
    entries(body, body);
    WasmModule module = own("m");
    assertEquals(3, module.importSection().importCount(), "function, table, memory");
    for (int i = 0; i < module.importSection().importCount(); i++) {
      Import wanted = module.importSection().getImport(i);
      assertEquals("", wanted.module());
      assertEquals(1, wanted.name().length(), wanted.name());
    }
  }

  /** A gap shorter than a segment's header is filled with its bytes if they are constant. */
  @ParameterizedTest
  @CsvSource({".rodata, 4, 1", ".rodata, 40, 2", ".data, 4, 2"})
  void gapsBetweenConstantsAreBridged(String segment, int gap, int segments) {
    Segment data = program.segment(segment);
    DataSym first = data.define("FIRST", c -> c.i32(0x11111111));
    DataSym between = data.define("BETWEEN", c -> c.bytes(filled(gap, 0x33)));
    DataSym last = data.define("LAST", c -> c.i32(0x22222222));
    entries(
        c -> c.get(0).i32(0).load(first, 0).op(Op.I32_ADD).i32(0).load(last, 0).op(Op.I32_XOR),
        c -> c.get(0).i32(0).load(between, 0).op(Op.I32_ADD));
    assertEquals(segments, own("m").dataSection().dataSegmentCount());
  }

  /**
   * Main owns padding, no output owns dead data, and only one output may write the bytes between.
   */
  @Test
  void deadDataBetweenPaddingIsWrittenOnceAtMost() {
    Segment data = program.segment(".data");
    DataSym first = data.define("FIRST", c -> c.i32(0x11111111));
    data.unowned(new byte[4]);
    data.define("DEAD", c -> c.bytes(filled(2, 0x33)));
    DataSym last = data.define("LAST", c -> c.i32(0x22222222));
    entries(
        c -> c.get(0).i32(0).load(first, 0).op(Op.I32_ADD).i32(0).load(last, 0).op(Op.I32_XOR),
        c -> c.get(0).i32(1).op(Op.I32_ADD));
    assertEquals(1, own("m").dataSection().dataSegmentCount());
  }

  /** Compressed, a few zeros take less than the header of another segment. */
  @ParameterizedTest
  @CsvSource({"32, 1", "33, 2"})
  void longRunsOfZerosAreNotStored(int zeros, int segments) {
    DataSym data =
        program
            .segment(".data")
            .define("DATA", c -> c.bytes((byte) 1).bytes(new byte[zeros]).bytes((byte) 2));
    entries(c -> c.get(0).i32(0).load(data, 0).op(Op.I32_ADD), c -> c.get(0).i32(1).op(Op.I32_ADD));
    assertEquals(segments, own("m").dataSection().dataSegmentCount());
  }

  /** Brotli finds more words in a large text that comes before many small segments. */
  @ParameterizedTest
  @CsvSource({"116, 65536, true", "116, 65535, false", "3, 65536, false"})
  void largeTextsComeFirst(int character, int size, boolean first) {
    Segment data = program.segment(".data");
    DataSym small = data.define("SMALL", c -> c.i32(0x11111111));
    data.define("OTHERS", c -> c.bytes(filled(64, 0x33)));
    DataSym large = data.define("LARGE", c -> c.bytes(filled(size, character)));
    entries(
        c -> c.get(0).i32(0).load(small, 0).op(Op.I32_ADD).i32(0).load(large, 0).op(Op.I32_XOR),
        c -> c.get(0).i32(1).op(Op.I32_ADD));
    List<Integer> sizes =
        Stream.of(own("m").dataSection().dataSegments()).map(s -> s.data().length).toList();
    assertEquals(first ? List.of(size, 4) : List.of(4, size), sizes);
  }

  /** Functions with similar beginnings are neighbours, because that compresses better. */
  @Test
  void functionsAreSortedByTheirBodies() {
    List<Func> functions =
        List.of(constantFirst(1), localFirst(2), constantFirst(3), localFirst(4));
    entries(
        c -> {
          c.get(0);
          functions.forEach(c::call);
        },
        c -> c.get(0).i32(1).op(Op.I32_ADD));
    List<OpCode> first =
        Stream.of(own("m").codeSection().functionBodies())
            .map(body -> body.instructions().get(0).opcode())
            .filter(Set.of(OpCode.LOCAL_GET, OpCode.I32_CONST)::contains)
            .toList();
    assertEquals(first.stream().sorted(comparing(OpCode::opcode)).toList(), first);
    assertEquals(2, Collections.frequency(first, OpCode.I32_CONST));
  }

  /**
   * One declaration for each type, none for unused locals; the most used locals have the lowest
   * numbers.
   */
  @Test
  void localsAreGroupedByTypeAndNumberedByUse() {
    Func shuffled =
        program.function(
            "shuffled",
            UNARY,
            c -> {
              int seldom = c.local(ValType.I32);
              int wide = c.local(ValType.I64);
              c.local(ValType.F64);
              int often = c.local(ValType.I32);
              c.local(ValType.I32);
              c.get(0).set(seldom).get(0).op(Op.I64_EXTEND_I32_S).set(wide);
              c.i32(5).set(often).get(often).get(often).op(Op.I32_MUL).get(seldom).op(Op.I32_SUB);
              c.get(wide).op(Op.I32_WRAP_I64).op(Op.I32_XOR);
            });
    entries(c -> c.get(0).call(shuffled), c -> c.get(0).i32(1).op(Op.I32_ADD));
    FunctionBody body =
        Stream.of(own("m").codeSection().functionBodies())
            .filter(b -> !b.localTypes().isEmpty())
            .findFirst()
            .orElseThrow();
    assertEquals(3, body.localTypes().size(), "unused ones are gone");
    List<Long> named =
        body.instructions().stream()
            .filter(i -> Set.of(OpCode.LOCAL_GET, OpCode.LOCAL_SET).contains(i.opcode()))
            .map(i -> i.operand(0))
            .toList();
    boolean wideLast = body.localTypes().get(2).equals(run.endive.wasm.types.ValType.I64);
    List<Long> expected =
        wideLast
            ? List.of(0L, 2L, 0L, 3L, 1L, 1L, 1L, 2L, 3L)
            : List.of(0L, 3L, 0L, 1L, 2L, 2L, 2L, 3L, 1L);
    assertEquals(expected, named);
  }

  private Func constantFirst(int number) {
    return program.function(
        "constant_first_" + number, UNARY, c -> c.i32(number).get(0).op(Op.I32_ADD));
  }

  private Func localFirst(int number) {
    return program.function(
        "local_first_" + number, UNARY, c -> c.get(0).i32(number).op(Op.I32_ADD));
  }

  private static byte[] filled(int size, int value) {
    byte[] bytes = new byte[size];
    java.util.Arrays.fill(bytes, (byte) value);
    return bytes;
  }

  private static void large(Code code) {
    code.get(0);
    for (int i = 0; i < 6; i++) {
      code.i32(i * 7919).op(Op.I32_XOR);
    }
  }
}
