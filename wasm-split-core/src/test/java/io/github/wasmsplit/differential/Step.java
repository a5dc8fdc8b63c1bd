package io.github.wasmsplit.differential;

import java.util.Arrays;
import java.util.Set;

/** One action of JS on a program. */
sealed interface Step {

  /** Calls an export once the modules it needs are loaded. */
  record Call(String export, Set<String> needs, long... args) implements Step {
    @Override
    public String toString() {
      return "call " + export + Arrays.toString(args);
    }
  }

  /** Loads a module, as the loader would. */
  record Load(String module) implements Step {}

  /** Runs the callbacks of loads that the program has asked for. */
  record Pump() implements Step {}

  /** Calls the function slot that the program handed to {@code js_keep}, 0 being the first. */
  record CallKept(int which, long... args) implements Step {
    @Override
    public String toString() {
      return "call kept " + which + Arrays.toString(args);
    }
  }
}
