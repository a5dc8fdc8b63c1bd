package io.github.wasmsplit.differential;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import io.github.wasmsplit.fixture.BuiltProgram;
import io.github.wasmsplit.fixture.Reachability.Reached;
import java.util.Arrays;
import java.util.List;

/** Runs one script on a program and on its split form, and compares after each step. */
final class Differ {
  private final BuiltProgram program;
  private final Machine unsplit;
  private final Machine split;
  private final List<Step> script;
  private int at;

  Differ(BuiltProgram program, SplitOutput output, Host.Callbacks callbacks, List<Step> script) {
    this.program = program;
    this.unsplit = new UnsplitMachine(program, callbacks);
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
    int first = Arrays.mismatch(expected, actual);
    if (first < 0) {
      return;
    }
    for (int i = first; i < expected.length; i++) {
      boolean same = expected[i] == actual[i];
      boolean maybeAbsent = actual[i] == 0 && !reached.bytes().get(i) && i >= dataBegin();
      if (!same && !maybeAbsent) {
        fail("byte at address %d is %d, not %d; %s".formatted(i, actual[i], expected[i], where()));
      }
    }
  }

  private int dataBegin() {
    return program.dataBegin();
  }

  private String where() {
    return "after step %d of %s, modules %s".formatted(at, script, split.loaded());
  }
}
