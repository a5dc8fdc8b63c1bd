package io.github.wasmsplit;

import io.github.wasmsplit.concurrent.Parallel;
import io.github.wasmsplit.diag.SplitListener;
import java.util.function.Supplier;

/** Runs stages and tells a listener of them. None begins once the run is cancelled. */
record Stages(SplitListener listener) {
  <T> T run(String name, Supplier<T> work) {
    listener.stageStarted(name);
    Parallel.checkCancelled();
    long start = System.nanoTime();
    T result = work.get();
    listener.stageFinished(name, System.nanoTime() - start);
    return result;
  }

  void run(String name, Runnable work) {
    run(
        name,
        () -> {
          work.run();
          return "";
        });
  }
}
