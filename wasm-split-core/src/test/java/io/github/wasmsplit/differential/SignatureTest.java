package io.github.wasmsplit.differential;

import io.github.wasmsplit.fixture.DataSym;
import io.github.wasmsplit.fixture.Dialect;
import io.github.wasmsplit.fixture.Func;
import io.github.wasmsplit.fixture.Op;
import io.github.wasmsplit.fixture.Sig;
import io.github.wasmsplit.fixture.SplitPoint;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Parameters and results of every type at a split point. */
class SignatureTest extends DifferentialTest {

  @Test
  void aSplitPointTakesI64() {
    entry("m", "f", Sig.of("II:I"), c -> c.get(0).get(1).op(Op.I64_MUL).i64(-5).op(Op.I64_XOR));
    check(
        new Scenario()
            .call(Set.of("m"), "run_f", Long.MAX_VALUE, 3)
            .call(Set.of("m"), "run_f", -1L, 1L << 40));
  }

  @Test
  void aSplitPointTakesFloats() {
    entry("m", "f", Sig.of("ff:f"), c -> c.get(0).get(1).op(Op.F32_MUL).f32(0.5f).op(Op.F32_ADD));
    entry("n", "g", Sig.of("FF:F"), c -> c.get(0).get(1).op(Op.F64_MUL).f64(0.25).op(Op.F64_ADD));
    check(
        new Scenario()
            .call(
                Set.of("m"),
                "run_f",
                Float.floatToRawIntBits(1.5f),
                Float.floatToRawIntBits(-7.25f))
            .call(
                Set.of("n"),
                "run_g",
                Double.doubleToRawLongBits(1e300),
                Double.doubleToRawLongBits(Math.PI)));
  }

  @Test
  void aSplitPointTakesManyParameters() {
    Sig sig = Sig.of("iIfFiI:I");
    entry(
        "m",
        "f",
        sig,
        c ->
            c.get(1)
                .get(5)
                .op(Op.I64_ADD)
                .get(0)
                .get(4)
                .op(Op.I32_ADD, Op.I64_EXTEND_I32_S, Op.I64_XOR));
    check(new Scenario().call(Set.of("m"), "run_f", 1, 2, 3, 4, 5, 6));
  }

  @Test
  void aSplitPointMayHaveSeveralResults() {
    Sig sig = Sig.of("i:iIi");
    SplitPoint point = entry("m", "f", sig, c -> c.get(0).i64(9).get(0).i32(1).op(Op.I32_ADD));
    Func swap =
        program.function(
            "swap", Sig.of("ii:ii"), c -> c.get(1).get(0).block(Sig.of("ii:ii")).end());
    entry("n", "g", Sig.of("ii:ii"), c -> c.get(0).get(1).call(swap));
    program.exported(
        "sum",
        UNARY,
        c ->
            c.get(0)
                .call(point.stub())
                .op(Op.I64_EXTEND_I32_S, Op.I64_ADD, Op.I32_WRAP_I64, Op.I32_ADD));
    check(
        new Scenario()
            .call(Set.of("m"), "run_f", 4)
            .call(Set.of("m"), "sum", 4)
            .call(Set.of("n"), "run_g", 4, 5));
  }

  @Test
  void aSplitPointMayTakeAndReturnNothing() {
    DataSym cell = program.segment(".bss").zeros("CELL", 4);
    entry("m", "f", NONE, c -> c.i32(0).i32(6).store(cell, 0));
    check(new Scenario().call(Set.of("m"), "run_f"));
  }

  @Test
  void aSplitPointTakesExternref() {
    Func js = program.imported("js_wrap", Sig.of("x:x"));
    Sig sig = Sig.of("xi:x");
    SplitPoint point = program.split("m", Dialect.DIOXUS, "f", sig);
    point.body().body(c -> c.get(0).call(js));
    Func make = program.imported("js_make", Sig.of("i:x"));
    Func show = program.imported("js_show", Sig.of("x:i"));
    program.exported("run_f", UNARY, c -> c.get(0).call(make).get(0).call(point.stub()).call(show));
    check(new Scenario().call(Set.of("m"), "run_f", 3).call(Set.of("m"), "run_f", 4));
  }

  @Test
  void aSplitPointReturnsFuncref() {
    Func target = program.function("target", UNARY, c -> c.get(0));
    program.takeSlot(target);
    SplitPoint point = program.split("m", Dialect.DIOXUS, "f", Sig.of(":c"));
    point.body().body(c -> c.refFunc(target));
    program.exported("is_null", GET, c -> c.call(point.stub()).op(Op.REF_IS_NULL));
    check(new Scenario().call(Set.of("m"), "is_null"));
  }

  @Test
  void aSplitPointTakesV128() {
    DataSym cell = program.segment(".bss").zeros("CELL", 16);
    Sig sig = Sig.of("vi:v");
    SplitPoint point = program.split("m", Dialect.DIOXUS, "f", sig);
    point.body().body(c -> c.get(0).get(1).op(Op.I32X4_SPLAT, Op.I32X4_ADD));
    program.exported(
        "run_f",
        UNARY,
        c ->
            c.i32(0)
                .v128(0x0000000200000001L, 0x0000000400000003L)
                .get(0)
                .call(point.stub())
                .storeV128(cell, 0)
                .i32(0)
                .load(cell, 12));
    check(new Scenario().call(Set.of("m"), "run_f", 10).call(Set.of("m"), "run_f", -1));
  }
}
