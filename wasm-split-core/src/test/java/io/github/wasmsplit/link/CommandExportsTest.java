package io.github.wasmsplit.link;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.wasmsplit.fixture.Code;
import io.github.wasmsplit.fixture.Dialect;
import io.github.wasmsplit.fixture.Func;
import io.github.wasmsplit.fixture.Op;
import io.github.wasmsplit.fixture.Program;
import io.github.wasmsplit.fixture.Sig;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class CommandExportsTest {
  private static final Sig UNARY = Sig.of("i:i");

  private Program program;
  private Func constructors;
  private Func destructors;
  private Func body;

  @BeforeEach
  void setUp() {
    program = new Program();
    constructors = program.function("__wasm_call_ctors", Sig.of(":"), c -> c.op(Op.NOP));
    destructors = program.function("__wasm_call_dtors", Sig.of(":"), c -> c.op(Op.NOP));
    body = program.function("body", UNARY, c -> c.get(0));
  }

  @Test
  void aSplitPointLeadsToTheFunctionBehindItsWrapper() {
    assertEquals("body", behind(c -> c.call(constructors).get(0).call(body).call(destructors)));
  }

  @Test
  void constructorsOrDestructorsMayBeMissing() {
    assertEquals("body", behind(c -> c.call(constructors).get(0).call(body)));
  }

  @Test
  void destructorsAloneMakeAWrapperToo() {
    assertEquals("body", behind(c -> c.get(0).call(body).call(destructors)));
  }

  @Test
  void aFunctionThatOnlyForwardsIsNotAWrapper() {
    assertEquals("run.command_export", behind(c -> c.get(0).call(body)));
  }

  @Test
  void aWrapperThatDoesMoreStays() {
    assertEquals(
        "run.command_export",
        behind(c -> c.call(constructors).get(0).call(body).i32(1).op(Op.I32_ADD)));
  }

  @Test
  void aWrapperThatChangesItsParametersStays() {
    assertEquals(
        "run.command_export",
        behind(c -> c.call(constructors).get(0).i32(1).op(Op.I32_ADD).call(body)));
  }

  @Test
  void aWrapperThatPassesSomethingElseStays() {
    assertEquals("run.command_export", behind(c -> c.call(constructors).i32(7).call(body)));
  }

  @Test
  void aWrapperThatSwapsItsParametersStays() {
    Sig binary = Sig.of("ii:i");
    Func subtract = program.function("subtract", binary, c -> c.get(0).get(1).op(Op.I32_SUB));
    assertEquals(
        "run.command_export",
        behind(
            "run.command_export", binary, c -> c.call(constructors).get(1).get(0).call(subtract)));
  }

  /** No valid program has such a call, but the program is not validated first. */
  @Test
  void aWrapperOfAFunctionOfAnotherTypeStays() {
    Func wide = program.function("wide", Sig.of("I:i"), c -> c.i32(1));
    assertEquals("run.command_export", behind(c -> c.call(constructors).get(0).call(wide)));
  }

  @Test
  void onlyAFunctionNamedAsAWrapperIsOne() {
    assertEquals("run", behind("run", UNARY, c -> c.call(constructors).get(0).call(body)));
  }

  /** The function that a split point leads to, if its export has this body. */
  private String behind(Consumer<Code> wrapper) {
    return behind("run.command_export", UNARY, wrapper);
  }

  private String behind(String name, Sig sig, Consumer<Code> wrapper) {
    program.split("home", Dialect.PLAIN, "run", program.function(name, sig, wrapper).linkerMade());
    LinkParts parts = LinkParts.of(program);
    int function =
        CommandExports.unwrap(
                parts.markers(), parts.files().bindgened(), parts.files().bindgenedNames())
            .splitPoints()
            .get(0)
            .exportFunction();
    return parts.files().bindgenedNames().get(function);
  }
}
