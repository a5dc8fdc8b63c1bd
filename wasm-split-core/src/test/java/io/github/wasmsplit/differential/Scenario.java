package io.github.wasmsplit.differential;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Calls to make in a program, in whichever order its modules are loaded. */
final class Scenario {
  private final List<Step> steps = new ArrayList<>();

  /** Calls an export that needs no module. */
  Scenario call(String export, long... args) {
    return call(Set.of(), export, args);
  }

  /** Calls an export after every load, once the modules it needs are loaded. */
  Scenario call(Set<String> needs, String export, long... args) {
    steps.add(new Step.Call(export, needs, args));
    return this;
  }

  /** Runs the callbacks of the loads that the program has asked for. */
  Scenario pump() {
    steps.add(new Step.Pump());
    return this;
  }

  /** The script for one loading order: after each load, all calls that are possible. */
  List<Step> inOrder(List<String> order) {
    List<Step> script = new ArrayList<>();
    Set<String> loaded = new HashSet<>();
    addPossible(loaded, script);
    for (String module : order) {
      script.add(new Step.Load(module));
      loaded.add(module);
      addPossible(loaded, script);
    }
    return script;
  }

  private void addPossible(Set<String> loaded, List<Step> script) {
    for (Step step : steps) {
      if (!(step instanceof Step.Call call) || loaded.containsAll(call.needs())) {
        script.add(step);
      }
    }
  }
}
