package io.github.wasmsplit.differential;

import io.github.wasmsplit.fixture.Code;
import io.github.wasmsplit.fixture.DataSym;
import io.github.wasmsplit.fixture.Func;
import io.github.wasmsplit.fixture.Op;
import io.github.wasmsplit.fixture.Sig;
import io.github.wasmsplit.fixture.SplitPoint;
import io.github.wasmsplit.fixture.ValType;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Changes that wasm-bindgen makes after the linker. */
class BindgenTest extends DifferentialTest {

  @Test
  void describeFunctionsMayBeGone() {
    bulk();
    Func describe = program.intrinsic("__wbindgen_describe", Sig.of("i:"));
    DataSym text = program.segment(".rodata").define("DESCRIBED", c -> c.text("name"));
    Func inner = program.function("described_too", NONE, c -> c.addressOf(text, 0).op(Op.DROP));
    program.describe("alert", c -> c.i32(11).call(describe).call(inner));
    Func js = program.imported("js_alert", UNARY);
    entry("m", "f", UNARY, c -> c.get(0).call(js));
    check(new Scenario().call(Set.of("m"), "run_f", 1));
  }

  @Test
  void slotsMayHoldShims() {
    bulk();
    program.externrefTable(128);
    Func inner = program.function("invoke", UNARY, c -> c.get(0).i32(5).op(Op.I32_ADD));
    Func shim =
        program.shim(
            "invoke externref shim", UNARY, c -> c.get(0).call(inner).i32(100).op(Op.I32_ADD));
    program.replaceSlot(inner, shim);
    Func plain = program.function("plain", UNARY, c -> c.get(0));
    DataSym vtable = program.segment(".rodata").define("VTABLE", c -> c.slot(plain).slot(inner));
    entry("m", "f", UNARY, c -> c.get(0).addressOf(vtable, 4).load(0).callIndirect(UNARY));
    entry("n", "g", UNARY, c -> c.get(0).slotOf(inner).callIndirect(UNARY));
    entry("o", "h", UNARY, c -> c.get(0).call(inner));
    check(
        new Scenario()
            .call(Set.of("m"), "run_f", 1)
            .call(Set.of("n"), "run_g", 2)
            .call(Set.of("o"), "run_h", 3));
  }

  @Test
  void importsMayBeCalledThroughExternrefShims() {
    bulk();
    program.externrefTable(64);
    Func old = program.intrinsic("__wbg_get", UNARY);
    Func real = program.bindgenImport("__wbg_get", Sig.of("x:i"));
    Func shim =
        program.shim("__wbg_get externref shim", UNARY, c -> c.get(0).tableGet(true).call(real));
    program.replaceImport(old, shim);
    Func make = program.bindgenImport("js_make", Sig.of("i:x"));
    Func put =
        program.shim(
            "put externref shim", Sig.of("ii:"), c -> c.get(0).get(1).call(make).tableSet(true));
    program.bindgenExport("put", put);
    entry("m", "f", UNARY, c -> c.get(0).call(old));
    entry("n", "g", UNARY, c -> c.get(0).call(old).i32(1).op(Op.I32_ADD));
    check(
        new Scenario()
            .call("put", 3, 44)
            .call(Set.of("m"), "run_f", 3)
            .call("put", 3, 45)
            .call(Set.of("n"), "run_g", 3));
  }

  @Test
  void intrinsicsMayBecomeConstants() {
    bulk();
    Func undefined = program.intrinsic("__wbindgen_undefined", GET);
    Func isTrue = program.intrinsic("__wbindgen_true", GET);
    DataSym cell = program.segment(".data").define("CELL", c -> c.i32(77));
    entry("m", "f", UNARY, c -> c.intrinsic(undefined, 1028).i32(0).load(cell, 0).op(Op.I32_ADD));
    entry(
        "n",
        "g",
        UNARY,
        c ->
            c.intrinsic(isTrue, 1030)
                .i32(0)
                .load(cell, 0)
                .intrinsic(undefined, 1028)
                .op(Op.I32_MUL, Op.I32_ADD));
    check(new Scenario().call(Set.of("m"), "run_f", 0).call(Set.of("n"), "run_g", 0));
  }

  @Test
  void aChangedAllocatorKeepsTheRelocationsOfItsNamesake() {
    bulk();
    program.externrefTable(16);
    Func grow = program.intrinsic("__wbindgen_externref_table_grow", UNARY);
    DataSym heads = program.segment(".data").define("HEADS", c -> c.i32(4).i32(0));
    DataSym steps = program.segment(".data2").define("STEPS", c -> c.i32(17).i32(18));
    DataSym slab = program.segment(".bss").zeros("SLAB", 32);
    Func alloc =
        program.function(
            "__externref_table_alloc",
            UNARY,
            c -> {
              c.i32(8).call(grow).op(Op.DROP).i32(0).load(heads, 0).addressOf(slab, 0).op(Op.DROP);
              farFrom(c, steps);
            });
    alloc.bindgenedBody(
        c -> {
          c.i32(0).load(heads, 0).i32(1).op(Op.I32_ADD).addressOf(slab, 8).op(Op.DROP);
          farFrom(c, steps);
        });
    entry("m", "f", UNARY, c -> c.get(0).call(alloc).op(Op.NOP));
    entry("n", "g", UNARY, c -> c.i32(0).load(heads, 0).i32(0).load(slab, 4).op(Op.I32_ADD));
    check(new Scenario().call(Set.of("m"), "run_f", 1).call(Set.of("n"), "run_g", 1));
  }

  /** These functions are most of the code here and have no counterpart. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "of externref shim",
        "of multivalue shim",
        "of catch wrapper",
        "of jspi wrapper",
        "of suspending wrapper",
        "suspending wrapper",
        "__jspi_restore",
        "Closure(of)",
        "__wbindgen_of",
        "__wbg_of",
        "__externref_of"
      })
  void functionsOfWasmBindgenNeedNoCounterpart(String name) {
    Func inner = program.function("inner", UNARY, c -> c.get(0).i32(5).op(Op.I32_ADD));
    Func made = program.shim(name, UNARY, c -> longBody(c.get(0).call(inner)));
    program.bindgenExport("made", made);
    entry("m", "f", UNARY, c -> c.get(0).call(inner));
    check(new Scenario().call("made", 1).call(Set.of("m"), "run_f", 2));
  }

  private static Code longBody(Code code) {
    for (int i = 0; i < 500; i++) {
      code.i32(i).op(Op.I32_ADD);
    }
    return code;
  }

  @Test
  void exportsMayLoseTheDigestOfTheirCrate() {
    exportedAs("take");
  }

  /** wasm-bindgen numbers classes of the same name from different crates. */
  @Test
  void exportsOfASecondClassOfOneNameMayBeRenamed() {
    exportedAs("owner2_take");
  }

  private void exportedAs(String name) {
    bulk();
    String linked = "take_0123456789abcdef";
    program.bindgenNames(n -> n.equals(linked) ? name : n);
    program.exported("give_0123456789abcdef", UNARY, c -> c.get(0));
    DataSym steps = program.segment(".data").define("STEPS", c -> c.i32(17).i32(18));
    Func take = program.function(linked, UNARY, c -> farFrom(c.get(0), steps));
    program.export(linked, take);
    entry("m", "f", UNARY, c -> c.get(0).i32(1).op(Op.I32_ADD));
    check(new Scenario().call(linked, 3).call(Set.of("m"), "run_f", 4));
  }

  /** Adds a number from {@code data}; only a relocation reveals its address, not a constant. */
  private static void farFrom(Code c, DataSym data) {
    c.addressOf(data, -0x8000).i32(0x8000).op(Op.I32_ADD).load(4).op(Op.I32_ADD);
  }

  @Test
  void shimsMayWrapExportedFunctions() {
    bulk();
    program.externrefTable(16);
    DataSym scratch = program.segment(".bss").zeros("RETURN_AREA", 16);
    Func pair =
        program.function(
            "pair", Sig.of("ii:"), c -> c.get(0).get(1).store(0).get(0).get(1).store(4));
    Func shim =
        program.shim(
            "pair multivalue shim",
            Sig.of("i:ii"),
            c -> {
              int area = c.local(ValType.I32);
              c.globalGet(program.stackPointer()).i32(16).op(Op.I32_SUB).tee(area);
              c.globalSet(program.stackPointer());
              c.get(area).get(0).call(pair).get(area).load(0).get(area).load(4);
              c.get(area).i32(16).op(Op.I32_ADD).globalSet(program.stackPointer());
            });
    program.bindgenExport("pair", shim);
    entry("m", "f", UNARY, c -> c.addressOf(scratch, 8).get(0).call(pair).i32(0).load(scratch, 12));
    check(new Scenario().call("pair", 6).call(Set.of("m"), "run_f", 7).call("pair", 8));
  }

  @Test
  void aShimMayHoldAddressesAsConstants() {
    bulk();
    DataSym cell = program.segment(".data").define("CELL", c -> c.i32(31));
    Func use = program.function("use", UNARY, c -> c.get(0).load(0));
    Func old = program.intrinsic("__wbg_read", GET);
    // In wasm-bindgen's own function no relocation reveals that the constant is an address.
    Func shim = program.shim("read shim", GET, c -> c.addressOf(cell, 0).call(use));
    program.replaceImport(old, shim);
    entry("m", "f", UNARY, c -> c.call(old));
    entry("n", "g", UNARY, c -> c.i32(0).load(cell, 0));
    check(new Scenario().call(Set.of("m"), "run_f", 0).call(Set.of("n"), "run_g", 0));
  }

  @Test
  void aShimMayHoldASlotAsAConstant() {
    bulk();
    Func target = program.function("target", UNARY, c -> c.get(0).i32(9).op(Op.I32_MUL));
    Func old = program.intrinsic("__wbg_call", UNARY);
    Func shim = program.shim("call shim", UNARY, c -> c.get(0).slotOf(target).callIndirect(UNARY));
    program.replaceImport(old, shim);
    program.takeSlot(target);
    entry("m", "f", UNARY, c -> c.get(0).call(old));
    check(new Scenario().call(Set.of("m"), "run_f", 3));
  }

  @Test
  void aShimMayCallASplitPoint() {
    bulk();
    program.externrefTable(16);
    SplitPoint point = entry("m", "f", UNARY, c -> c.get(0).i32(1).op(Op.I32_ADD));
    Func old = program.intrinsic("__wbg_again", UNARY);
    Func shim =
        program.shim("again shim", UNARY, c -> c.get(0).call(point.stub()).i32(2).op(Op.I32_MUL));
    program.replaceImport(old, shim);
    entry("n", "g", UNARY, c -> c.get(0).call(old));
    check(new Scenario().call(Set.of("m"), "run_f", 3).call(Set.of("m", "n"), "run_g", 3));
  }

  @Test
  void jsOfOldVersionsMayHoldSlotsAsNumbers() {
    bulk();
    program.bindgenVersion("0.2.100");
    program.exportTable("__wbindgen_export_2");
    Func destroy = program.function("destroy", UNARY, c -> c.get(0).i32(3).op(Op.I32_MUL));
    Func used = program.function("used", UNARY, c -> c.get(0));
    program.takeSlot(used);
    program.takeSlot(destroy);
    Func js = program.imported("js_call", Sig.of("ii:i"));
    program.exported("drop_closure", UNARY, c -> c.i32(2).get(0).call(js));
    entry("m", "f", UNARY, c -> c.get(0).slotOf(used).callIndirect(UNARY));
    check(new Scenario().call("drop_closure", 14).call(Set.of("m"), "run_f", 1));
  }

  @Test
  void theExternrefTableMayGrowBeforeAModuleIsLoaded() {
    bulk();
    program.externrefTable(4);
    Func old = program.intrinsic("__wbg_show", UNARY);
    Func show = program.bindgenImport("__wbg_show", Sig.of("x:i"));
    Func make = program.bindgenImport("js_make", Sig.of("i:x"));
    Func shim = program.shim("show externref shim", UNARY, c -> c.get(0).tableGet(true).call(show));
    program.replaceImport(old, shim);
    Func grow =
        program.shim(
            "grow externref shim",
            UNARY,
            c -> c.get(0).call(make).get(0).tableGrow(true).i32(0).op(Op.I32_ADD));
    program.bindgenExport("grow", grow);
    entry("m", "f", UNARY, c -> c.get(0).call(old));
    entry("n", "g", UNARY, c -> c.get(0).call(old).i32(1).op(Op.I32_ADD));
    check(
        new Scenario().call("grow", 5).call(Set.of("m"), "run_f", 6).call(Set.of("n"), "run_g", 7));
  }
}
