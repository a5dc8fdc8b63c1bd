package io.github.wasmsplit.rust;

import java.util.List;

/** Says why cargo failed, in cargo's own words. */
final class CargoFailure {
  private CargoFailure() {}

  /**
   * The failure of a call.
   *
   * @param compilerErrors the compiler's errors that are in the log already, one entry for each
   * @param reason cargo's words that are not in the log yet
   */
  static RustBuildException of(
      String call, int status, List<String> compilerErrors, List<String> reason) {
    String failed = "cargo " + call + " failed with exit status " + status;
    if (compilerErrors.isEmpty()) {
      return new RustBuildException(failed + "\n" + String.join("\n", reason).strip());
    }
    int count = compilerErrors.size();
    return new RustBuildException(
        failed
            + ": "
            + (count == 1 ? "the error is told above" : count + " errors are told above")
            + first(compilerErrors.get(0)));
  }

  /** The place of the first error: the compiler writes an arrow before it. */
  private static String first(String error) {
    return error
        .lines()
        .map(String::strip)
        .filter(line -> line.startsWith("--> "))
        .findFirst()
        .map(line -> ", the first at " + line.substring(4))
        .orElse("");
  }
}
