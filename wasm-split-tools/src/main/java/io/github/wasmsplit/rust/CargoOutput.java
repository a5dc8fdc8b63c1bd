package io.github.wasmsplit.rust;

import java.util.ArrayList;
import java.util.List;

/**
 * Cargo's standard error. Its progress is logged as it comes; its words about an error wait, since
 * the failure that it ends in says it too, and nobody wants to read it twice.
 */
final class CargoOutput {
  private static final int SHOWN = 5;

  private final BuildLog log;
  private final List<String> last = new ArrayList<>();
  private final List<String> errors = new ArrayList<>();

  CargoOutput(BuildLog log) {
    this.log = log;
  }

  void accept(String line) {
    if (!errors.isEmpty() || line.startsWith("error")) {
      errors.add(line);
      return;
    }
    log.info(line);
    last.add(line);
    if (last.size() > SHOWN) {
      last.remove(0);
    }
  }

  /** Logs the lines that were held back: cargo has gone on without failing. */
  void succeeded() {
    errors.forEach(log::info);
  }

  /** Why cargo failed, in its words: those not logged yet, or else the last that were. */
  List<String> reason() {
    return errors.isEmpty() ? List.copyOf(last) : List.copyOf(errors);
  }
}
