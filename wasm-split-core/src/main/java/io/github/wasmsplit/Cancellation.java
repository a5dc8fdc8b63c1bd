package io.github.wasmsplit;

import io.github.wasmsplit.concurrent.Parallel;
import io.github.wasmsplit.diag.CancelledException;
import io.github.wasmsplit.diag.WasmSplitException;
import java.util.function.Supplier;

/** Ends a run when the thread that called is interrupted. */
final class Cancellation {
  private Cancellation() {}

  /**
   * Runs work that heeds interrupts.
   *
   * <p>An interrupt closes the file that is being read or written, and stops a tool that runs. What
   * that looks like at its place is not an error of the user's.
   *
   * @throws CancelledException if this thread was interrupted before the work was done
   */
  static <T> T run(Supplier<T> work) {
    Parallel.checkCancelled();
    try {
      return work.get();
    } catch (WasmSplitException e) {
      if (Thread.currentThread().isInterrupted()
          && !e.isBug()
          && !(e instanceof CancelledException)) {
        throw new CancelledException(e);
      }
      throw e;
    }
  }
}
