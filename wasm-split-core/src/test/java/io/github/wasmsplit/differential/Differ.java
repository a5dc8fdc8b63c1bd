package io.github.wasmsplit.differential;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import io.github.wasmsplit.fixture.BuiltProgram;
import io.github.wasmsplit.fixture.Reachability.Reached;
import java.util.Arrays;
import java.util.List;

/** Runs one script on a program and on its split form, and compares them after each step. */
final class Differ {
  private static final int STEPS_TO_SHOW = 4;

  private final BuiltProgram program;
  private final Machine unsplit;
  private final Machine split;
  private final List<Step> script;
  private int at;

  Differ(BuiltProgram program, SplitOutput output, Host.Callbacks callbacks, List<Step> script) {
    this.program = program;
    this.unsplit = new UnsplitMachine(program, output, callbacks);
    this.split = new SplitMachine(program, output, callbacks);
    this.script = script;
  }

  void run() {
    compareState();
    for (Step step : script) {
      at++;
      assertEquals(unsplit.run(step), split.run(step), this::where);
      compareState();
    }
  }

  private void compareState() {
    assertEquals(unsplit.host().log(), split.host().log(), this::where);
    Reached reached = program.reachability().of(split.loaded());
    compareMemory(unsplit.memory(), split.memory(), reached);
    reached.slots().stream()
        .forEach(slot -> assertTrue(split.isFilled(slot), () -> "slot " + slot + " " + where()));
  }

  private void compareMemory(byte[] expected, byte[] actual, Reached reached) {
    assertEquals(expected.length, actual.length, this::where);
    int at = nextDifference(expected, actual, 0);
    while (at < expected.length) {
      boolean maybeAbsent = actual[at] == 0 && !reached.bytes().get(at) && program.isData(at);
      if (!maybeAbsent) {
        String what = "byte at address %d is %d, not %d; %s";
        fail(what.formatted(at, actual[at], expected[at], where()));
      }
      at = nextDifference(expected, actual, at + 1);
    }
  }

  private static int nextDifference(byte[] one, byte[] other, int from) {
    int distance = Arrays.mismatch(one, from, one.length, other, from, one.length);
    return distance < 0 ? one.length : from + distance;
  }

  private String where() {
    List<Step> last = script.subList(Math.max(0, at - STEPS_TO_SHOW), at);
    return "after step %d, the last being %s, modules %s".formatted(at, last, split.loaded());
  }
}
