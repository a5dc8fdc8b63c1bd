package io.github.wasmsplit;

import io.github.wasmsplit.concurrent.Parallel;
import io.github.wasmsplit.diag.SplitListener;
import io.github.wasmsplit.diag.Stage;
import java.util.function.Supplier;

/** Runs stages and tells a listener of them. None begins once the run is cancelled. */
record Stages(SplitListener listener) {
  <T> T run(Stage stage, Supplier<T> work) {
    listener.stageStarted(stage);
    Parallel.checkCancelled();
    long start = System.nanoTime();
    T result = work.get();
    listener.stageFinished(stage, System.nanoTime() - start);
    return result;
  }

  void run(Stage stage, Runnable work) {
    run(
        stage,
        () -> {
          work.run();
          return "";
        });
  }
}
