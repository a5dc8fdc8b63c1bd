package io.github.wasmsplit.link;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.wasmsplit.fixture.Func;
import io.github.wasmsplit.fixture.Op;
import io.github.wasmsplit.fixture.Program;
import io.github.wasmsplit.fixture.Sig;
import io.github.wasmsplit.program.StandIns;
import java.util.BitSet;
import org.junit.jupiter.api.Test;

class IdenticalFunctionsTest {
  private static final Sig UNARY = Sig.of("i:i");

  private final Program program = new Program();
  private final BitSet kept = new BitSet();
  private LinkParts parts;

  @Test
  void functionsOfTheSameCodeAreIdentical() {
    function("one", 1);
    function("again", 1);
    function("two", 2);
    StandIns found = find();
    assertTrue(same(found, "one", "again"));
    assertFalse(same(found, "one", "two"));
  }

  @Test
  void functionsOfDifferentTypesAreNotIdentical() {
    program.function("narrow", Sig.of("i:i"), c -> c.get(0));
    program.function("wide", Sig.of("I:I"), c -> c.get(0));
    assertFalse(same(find(), "narrow", "wide"));
  }

  @Test
  void callersOfIdenticalFunctionsAreIdentical() {
    Func one = function("one", 1);
    Func again = function("again", 1);
    Func two = function("two", 2);
    program.function("calls_one", UNARY, c -> c.get(0).call(one));
    program.function("calls_again", UNARY, c -> c.get(0).call(again));
    program.function("calls_two", UNARY, c -> c.get(0).call(two));
    StandIns found = find();
    assertTrue(same(found, "calls_one", "calls_again"));
    assertFalse(same(found, "calls_one", "calls_two"));
  }

  @Test
  void functionsThatCallEachOtherMayBeIdentical() {
    Func ping = program.function("ping", UNARY);
    Func pong = program.function("pong", UNARY);
    ping.body(c -> c.get(0).call(pong));
    pong.body(c -> c.get(0).call(ping));
    assertTrue(same(find(), "ping", "pong"));
  }

  @Test
  void aKeptFunctionStandsForTheOthers() {
    function("one", 1);
    function("again", 1);
    parts = LinkParts.of(program);
    kept.set(parts.bindgened("again"));
    assertEquals(parts.bindgened("again"), found().standIn(parts.bindgened("one")));
    kept.clear();
    kept.set(parts.bindgened("one"));
    assertEquals(parts.bindgened("one"), found().standIn(parts.bindgened("again")));
  }

  @Test
  void longFunctionsThatDifferAtTheirEndAreNotIdentical() {
    longFunction("long", 1);
    longFunction("longer", 2);
    assertFalse(same(find(), "long", "longer"));
  }

  private Func function(String name, int constant) {
    return program.function(name, UNARY, c -> c.get(0).i32(constant).op(Op.I32_ADD));
  }

  private void longFunction(String name, int constant) {
    program.function(
        name,
        UNARY,
        c -> {
          for (int i = 0; i < 100; i++) {
            c.op(Op.NOP);
          }
          c.i32(constant);
        });
  }

  private boolean same(StandIns found, String one, String other) {
    return found.standIn(parts.bindgened(one)) == found.standIn(parts.bindgened(other));
  }

  private StandIns find() {
    parts = LinkParts.of(program);
    return found();
  }

  private StandIns found() {
    return IdenticalFunctions.find(parts.files().bindgened(), parts.references(), kept);
  }
}
