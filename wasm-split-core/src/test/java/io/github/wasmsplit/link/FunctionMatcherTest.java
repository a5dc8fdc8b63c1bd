package io.github.wasmsplit.link;

import static io.github.wasmsplit.link.LinkParts.refusal;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.wasmsplit.diag.Diagnostic;
import io.github.wasmsplit.diag.LinkException;
import io.github.wasmsplit.fixture.Code;
import io.github.wasmsplit.fixture.DataSym;
import io.github.wasmsplit.fixture.Op;
import io.github.wasmsplit.fixture.Program;
import io.github.wasmsplit.fixture.Segment;
import io.github.wasmsplit.fixture.Sig;
import org.junit.jupiter.api.Test;

class FunctionMatcherTest {
  private static final Sig UNARY = Sig.of("i:i");
  private static final String DIGEST = "_0123456789abcdef";

  private final Program program = new Program();
  private final Segment data = program.segment(".data");
  private final DataSym one = data.define("ONE", c -> c.i32(1));
  private final DataSym two = data.define("TWO", c -> c.i32(2));

  @Test
  void aFunctionOfTheSameNameAndCodeIsProven() {
    program.exported("run", UNARY, c -> c.get(0).load(one, 0));
    LinkParts parts = LinkParts.of(program);
    assertTrue(parts.references("run").proven());
    assertArrayEquals(new int[] {parts.symbol("ONE")}, parts.references("run").symbols().toArray());
  }

  @Test
  void functionsOfOneNameAreToldApartByTheirCode() {
    program.function("same", UNARY, c -> c.get(0).load(one, 0));
    program.function("same", UNARY, c -> c.get(0).load(two, 0).op(Op.I32_EQZ));
    LinkParts parts = LinkParts.of(program);
    References[] found = parts.references();
    assertArrayEquals(
        new int[] {parts.symbol("TWO")}, found[0].symbols().toArray(), "the longer is first");
    assertArrayEquals(new int[] {parts.symbol("ONE")}, found[1].symbols().toArray());
  }

  @Test
  void functionsOfOneNameAndCodeHaveTheReferencesOfAll() {
    program.function("same", UNARY, c -> c.get(0).load(one, 0));
    program.function("same", UNARY, c -> c.get(0).load(one, 0)).alias("again");
    References found = LinkParts.of(program).references("same");
    assertEquals(2, found.symbols().length());
    assertTrue(found.proven());
  }

  @Test
  void aFunctionOfWasmBindgenIsReadByItsConstants() {
    enoughCode();
    program.shim("__wbindgen_shim", UNARY, c -> c.get(0).addressOf(one, 0).op(Op.I32_ADD));
    LinkParts parts = LinkParts.of(program);
    References found = parts.references("__wbindgen_shim");
    assertFalse(found.proven());
    assertArrayEquals(new int[] {parts.interval("ONE")}, found.intervals().toArray());
    assertArrayEquals(new int[0], found.symbols().toArray());
  }

  @Test
  void aChangedFunctionHasItsOldAndNewReferences() {
    enoughCode();
    program
        .exported("run", UNARY, c -> c.get(0).load(one, 0))
        .bindgenedBody(c -> c.get(0).load(two, 0).op(Op.I32_EQZ));
    LinkParts parts = LinkParts.of(program);
    References found = parts.references("run");
    assertFalse(found.proven());
    assertArrayEquals(new int[] {parts.symbol("ONE")}, found.symbols().toArray());
    assertArrayEquals(new int[] {parts.interval("TWO")}, found.intervals().toArray());
  }

  @Test
  void anExportIsFoundWithoutTheDigestOfItsCrate() {
    program.exported("run" + DIGEST, UNARY, c -> c.get(0).load(one, 0));
    program.bindgenNames(name -> name.replace(DIGEST, ""));
    assertTrue(LinkParts.of(program).references("run").proven());
  }

  @Test
  void anExportOfANewNameIsFoundByItsCode() {
    program.exported("run" + DIGEST, UNARY, c -> c.get(0).load(one, 0));
    program.bindgenNames(name -> name.replace("run" + DIGEST, "run2"));
    assertTrue(LinkParts.of(program).references("run2").proven());
  }

  @Test
  void inputsWithLittleCommonCodeAreRefused() {
    changed("run");
    Diagnostic refused = refused();
    assertEquals("inputs-differ", refused.code());
    assertTrue(refused.advice().orElseThrow().contains("--keep-debug"), refused::format);
  }

  @Test
  void theAdviceRecognisesDemangledNames() {
    changed("app::run");
    assertTrue(refused().advice().orElseThrow().contains("--no-demangle:"));
  }

  @Test
  void anIndexOutOfRangeIsRefused() {
    enoughCode();
    program.shim("__wbindgen_shim", UNARY, c -> c.get(0).raw(0x10, 99));
    LinkParts parts = LinkParts.of(program);
    assertEquals("index-out-of-range", refusal(parts::references));
  }

  private void changed(String name) {
    program.exported(name, UNARY, c -> c.get(0)).bindgenedBody(c -> c.get(0).op(Op.I32_EQZ));
  }

  private Diagnostic refused() {
    LinkParts parts = LinkParts.of(program);
    return assertThrows(LinkException.class, parts::references).diagnostic();
  }

  /** So much code that one changed function is a small share of it. */
  private void enoughCode() {
    program.exported("much", UNARY, FunctionMatcherTest::nops);
  }

  private static void nops(Code c) {
    for (int i = 0; i < 1000; i++) {
      c.op(Op.NOP);
    }
    c.get(0);
  }
}
