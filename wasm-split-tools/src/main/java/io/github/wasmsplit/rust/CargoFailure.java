package io.github.wasmsplit.rust;

import java.util.ArrayList;
import java.util.List;

/** Says why cargo failed, in cargo's own words. */
final class CargoFailure {
  private static final int SHOWN = 5;

  private CargoFailure() {}

  /**
   * The failure of a call.
   *
   * @param compilerErrors what the compiler said, one entry for each error
   * @param err cargo's standard error
   */
  static RustBuildException of(
      String call, int status, List<String> compilerErrors, List<String> err) {
    List<String> parts = new ArrayList<>();
    parts.add("cargo " + call + " failed with exit status " + status);
    compilerErrors.stream().limit(SHOWN).map(String::stripTrailing).forEach(parts::add);
    if (compilerErrors.size() > SHOWN) {
      parts.add("… and " + (compilerErrors.size() - SHOWN) + " more above");
    }
    parts.add(String.join("\n", errors(err)).strip());
    return new RustBuildException(String.join("\n", parts).stripTrailing());
  }

  /** From the first line that tells of an error; before it, cargo tells of its progress. */
  private static List<String> errors(List<String> err) {
    for (int i = 0; i < err.size(); i++) {
      if (err.get(i).startsWith("error")) {
        return err.subList(i, err.size());
      }
    }
    return err.subList(Math.max(0, err.size() - SHOWN), err.size());
  }
}
