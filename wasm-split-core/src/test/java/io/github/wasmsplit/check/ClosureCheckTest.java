package io.github.wasmsplit.check;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.wasmsplit.diag.WasmSplitException;
import io.github.wasmsplit.emit.Emission;
import io.github.wasmsplit.fixture.Code;
import io.github.wasmsplit.fixture.DataSym;
import io.github.wasmsplit.fixture.Func;
import io.github.wasmsplit.fixture.Op;
import io.github.wasmsplit.fixture.Program;
import io.github.wasmsplit.fixture.Seeds;
import io.github.wasmsplit.fixture.Sig;
import io.github.wasmsplit.fixture.ValType;
import io.github.wasmsplit.glue.ImportNames;
import io.github.wasmsplit.glue.MainNames;
import io.github.wasmsplit.plan.SplitPlan;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The check finds every kind of defect an emitter could make, from the outputs alone. */
class ClosureCheckTest extends EmissionTest {
  @BeforeEach
  void emit() {
    emit(TwoModules.program(7919, ClosureCheckTest::shared));
    assertEquals(4, emission.modules().size(), "main, two modules and a chunk");
  }

  private static void shared(Code c, DataSym data) {
    c.local(ValType.F64);
    int one = c.local(ValType.I32);
    int wide = c.local(ValType.I64);
    int other = c.local(ValType.I32);
    c.get(0).i32(0).load(data, 0).op(Op.I32_ADD).tee(one);
    c.op(Op.I64_EXTEND_I32_S).set(wide).get(0).get(other).op(Op.I32_SUB).get(one).op(Op.I32_XOR);
    c.get(wide)
        .op(Op.I32_WRAP_I64)
        .op(Op.I32_MUL)
        .get(other)
        .op(Op.I32_ADD)
        .get(other)
        .op(Op.I32_OR);
  }

  @Test
  void acceptsEmittedOutputs() {
    assertDoesNotThrow(() -> ClosureCheck.check(plan, emission, parallel));
  }

  @Test
  void findsSlotsThatNoOutputFills() {
    assertFound("empty-slot", ONE, ELEMENT, section -> null);
  }

  @Test
  void findsSlotsWithAnotherFunction() {
    assertFound("slot-function", ONE, ELEMENT, lastByte(b -> b - 1));
  }

  @Test
  void findsSlotsThatAreFilledTwice() {
    byte firstSlotOfOne = Surgery.sections(bytes(ONE)).get(ELEMENT)[3];
    byte[] changed =
        Surgery.change(
            bytes(TWO),
            ELEMENT,
            section -> {
              byte[] copy = section.clone();
              copy[3] = firstSlotOfOne;
              return copy;
            });
    WasmSplitException e = rejection(with(TWO, changed));
    assertTrue(e.diagnostic().code().startsWith("slot-"), e::getMessage);
  }

  @Test
  void findsMissingBytes() {
    assertFound("missing-byte", ONE, DATA, section -> null);
    assertFound("missing-byte", CHUNK, DATA, section -> null);
    assertFound("missing-byte", MAIN, DATA, section -> null);
  }

  @Test
  void findsChangedBytes() {
    assertFound("data-bytes", ONE, DATA, lastByte(b -> b + 1));
  }

  @Test
  void findsMissingOrChangedCustomSections() {
    assertFound("custom-sections", MAIN, -2, section -> null);
    assertFound("custom-sections", MAIN, -3, section -> null);
    assertFound("custom-sections", MAIN, -3, lastByte(b -> b + 1));
    byte[] first = Surgery.sections(bytes(MAIN)).get(-1);
    assertFound("custom-sections", MAIN, -3, section -> first);
    assertFound("custom-sections", ONE, -1, section -> first);
  }

  @Test
  void findsBytesThatAreWrittenTwice() {
    byte[] ofOne = Surgery.sections(bytes(ONE)).get(DATA);
    WasmSplitException e = rejection(with(TWO, Surgery.change(bytes(TWO), DATA, s -> ofOne)));
    assertEquals("double-write", e.diagnostic().code());
  }

  @Test
  void findsANameThatIsExportedTwice() {
    byte[] ofChunk = Surgery.sections(bytes(CHUNK)).get(EXPORT);
    byte[] more =
        Surgery.change(bytes(MAIN), EXPORT, section -> SectionChanges.joined(section, ofChunk));
    assertEquals("export-twice", rejection(with(MAIN, more)).diagnostic().code());
  }

  @Test
  void findsImportsThatNoOutputExports() {
    byte[] without = Surgery.change(bytes(CHUNK), EXPORT, section -> null);
    assertEquals("unresolved-import", rejection(with(CHUNK, without)).diagnostic().code());
  }

  @Test
  void findsExportsThatMainLost() {
    byte[] exports = Surgery.sections(bytes(MAIN)).get(EXPORT);
    int place = new String(exports, java.nio.charset.StandardCharsets.ISO_8859_1).indexOf("peek");
    assertFound(
        "main-export",
        MAIN,
        EXPORT,
        section -> {
          byte[] changed = section.clone();
          changed[place] = 'P';
          return changed;
        });
  }

  @Test
  void findsDependenciesThatAreNotDeclared() {
    SplitPlan undeclared =
        new SplitPlan(
            plan.program(),
            plan.homes(),
            plan.copies(),
            OutputPlans.withoutNeeds(plan.outputs()),
            plan.firstReservedSlot(),
            plan.tableSize());
    WasmSplitException e =
        assertThrows(
            WasmSplitException.class, () -> ClosureCheck.check(undeclared, emission, parallel));
    assertEquals("undeclared-dependency", e.diagnostic().code());
  }

  /** Covers imports, functions, elements, code and data. */
  @Test
  void findsEveryChangedByte() {
    Seeds.forTest("ClosureCheckTest", 1).forEach(seed -> findsEveryByte(new Random(seed)));
  }

  private void findsEveryByte(Random random) {
    for (int output = MAIN; output <= CHUNK; output++) {
      for (int section : new int[] {IMPORT, FUNCTION, ELEMENT, CODE, DATA}) {
        byte[] contents = Surgery.sections(bytes(output)).get(section);
        for (int i = 0; contents != null && i < contents.length; i++) {
          findsChange(output, section, i, 1);
          // Makes a constant of 32 bits one of 64.
          findsChange(output, section, i, 3);
          findsChange(output, section, i, 1 + random.nextInt(255));
        }
      }
    }
  }

  private void findsChange(int output, int section, int place, int change) {
    byte[] changed = Surgery.change(bytes(output), section, changedAt(place, change));
    assertThrows(
        WasmSplitException.class,
        () -> ClosureCheck.check(plan, with(output, changed), parallel),
        () -> "output " + output + " section " + section + " byte " + place + " ^ " + change);
  }

  private static UnaryOperator<byte[]> changedAt(int place, int change) {
    return section -> {
      byte[] copy = section.clone();
      copy[place] ^= (byte) change;
      return copy;
    };
  }

  @Test
  void findsAnImportUnderTheNameOfAnother() {
    Program program = TwoModules.program(7919, ClosureCheckTest::shared);
    Sig unary = Sig.of("i:i");
    for (String name : List.of("js_one", "js_two")) {
      Func js = program.imported(name, unary);
      program.exported("call_" + name, unary, c -> c.get(0).call(js));
    }
    emit(program);
    Map<String, String> swapped = Map.of("js_one", "js_two", "js_two", "js_one");
    assertRefused("main-import", renamed(swapped));
    Map<String, String> alike = Map.of("js_two", "js_one");
    byte[] renamed = Surgery.change(bytes(MAIN), IMPORT, replace("js_two", "js_one"));
    Emission changed = with(MAIN, renamed, renamed(alike));
    assertEquals("main-import", rejection(changed).diagnostic().code());
  }

  @Test
  void findsAnExportUnderTheNameOfAnother() {
    Map<String, String> swapped = Map.of("bulk0", "bulk1", "bulk1", "bulk0");
    assertRefused("main-export", new MainNames(Map.of(), swapped));
  }

  private static MainNames renamed(Map<String, String> names) {
    String module = "./bindgened_bg.js";
    return new MainNames(Map.of(module, new ImportNames(module, names)), Map.of());
  }

  private void assertRefused(String code, MainNames names) {
    assertEquals(code, rejection(with(MAIN, bytes(MAIN), names)).diagnostic().code());
  }

  private static UnaryOperator<byte[]> replace(String name, String with) {
    return section -> new String(section, ISO_8859_1).replace(name, with).getBytes(ISO_8859_1);
  }

  private static UnaryOperator<byte[]> lastByte(java.util.function.IntUnaryOperator change) {
    return section -> {
      byte[] copy = section.clone();
      copy[copy.length - 1] = (byte) change.applyAsInt(copy[copy.length - 1]);
      return copy;
    };
  }
}
