package io.github.wasmsplit.concurrent;

import io.github.wasmsplit.diag.CancelledException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntConsumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Runs independent work on a fixed number of threads; the results do not depend on the number. */
public final class Parallel implements AutoCloseable {
  private static final int BLOCK = 64;

  private final int threads;
  private final ExecutorService executor;

  /**
   * Starts a pool.
   *
   * @param threads how many threads work, 1 and up
   */
  public Parallel(int threads) {
    this.threads = threads;
    this.executor = Executors.newFixedThreadPool(threads, Parallel::thread);
  }

  private static Thread thread(Runnable work) {
    Thread thread = new Thread(work, "wasm-split");
    thread.setDaemon(true);
    return thread;
  }

  /** Begins {@code work} on another thread. */
  public <T> Future<T> start(Supplier<T> work) {
    return executor.submit(work::get);
  }

  /**
   * Calls {@code work} for 0 to {@code n - 1}.
   *
   * <p>Where several calls throw, the exception of the lowest index is thrown, so that a message
   * does not depend on timing.
   */
  public void forEach(int n, IntConsumer work) {
    // Waiting for work that is done already does not look at the interrupt.
    checkCancelled();
    if (threads == 1 || n < 2) {
      for (int i = 0; i < n; i++) {
        checkCancelled();
        work.accept(i);
      }
      return;
    }
    int block = n <= 4 * BLOCK ? 1 : BLOCK;
    AtomicInteger next = new AtomicInteger();
    FirstFailure failure = new FirstFailure();
    List<Future<?>> futures = new ArrayList<>();
    for (int t = 0; t < threads; t++) {
      futures.add(executor.submit(() -> drain(n, block, next, work, failure)));
    }
    try {
      futures.forEach(Parallel::join);
    } catch (CancelledException e) {
      // The caller will tidy up the files that they work on.
      close();
      throw e;
    }
    failure.rethrow();
  }

  private static void drain(
      int n, int block, AtomicInteger next, IntConsumer work, FirstFailure failure) {
    for (int from = next.getAndAdd(block); from < n; from = next.getAndAdd(block)) {
      for (int i = from; i < Math.min(n, from + block); i++) {
        try {
          checkCancelled();
          work.accept(i);
        } catch (RuntimeException | StackOverflowError e) {
          failure.add(i, e);
          return;
        }
      }
    }
  }

  /** Waits for {@code future} and rethrows the exception of its work. */
  public static <T> T join(Future<T> future) {
    try {
      return future.get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CancelledException(e);
    } catch (ExecutionException e) {
      throw unchecked(e);
    }
  }

  /**
   * Runs work that must not be left half-done on another thread: an interrupt of this one is kept
   * until it is done.
   */
  public void uninterrupted(Runnable work) {
    Future<?> future = executor.submit(work);
    awaitUninterruptibly(
        () -> {
          try {
            future.get();
          } catch (ExecutionException e) {
            throw unchecked(e);
          }
        });
  }

  private static RuntimeException unchecked(ExecutionException e) {
    Throwable thrown = e.getCause();
    if (thrown instanceof Error error) {
      throw error;
    }
    return thrown instanceof RuntimeException runtime ? runtime : new IllegalStateException(thrown);
  }

  /**
   * Ends the work of a thread that has been interrupted, as those of a pool are when it is closed.
   *
   * @throws CancelledException if this thread is interrupted; it stays so
   */
  public static void checkCancelled() {
    if (Thread.currentThread().isInterrupted()) {
      throw new CancelledException();
    }
  }

  private interface Wait {
    void await() throws InterruptedException;
  }

  private static void awaitUninterruptibly(Wait wait) {
    boolean interrupted = false;
    try {
      while (true) {
        try {
          wait.await();
          return;
        } catch (InterruptedException e) {
          interrupted = true;
        }
      }
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  /** Interrupts running work and waits for its end: no thread is left behind. */
  @Override
  public void close() {
    executor.shutdownNow();
    awaitUninterruptibly(() -> executor.awaitTermination(Long.MAX_VALUE, TimeUnit.NANOSECONDS));
  }

  private static final class FirstFailure {
    private int index = Integer.MAX_VALUE;
    private @Nullable Throwable thrown;

    synchronized void add(int i, Throwable e) {
      if (i < index) {
        index = i;
        thrown = e;
      }
    }

    synchronized void rethrow() {
      if (thrown instanceof RuntimeException e) {
        throw e;
      }
      if (thrown instanceof Error e) {
        throw e;
      }
    }
  }
}
