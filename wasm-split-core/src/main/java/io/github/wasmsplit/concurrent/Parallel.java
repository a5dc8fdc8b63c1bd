package io.github.wasmsplit.concurrent;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntConsumer;
import java.util.function.Supplier;

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
    if (threads == 1 || n < 2) {
      for (int i = 0; i < n; i++) {
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
    futures.forEach(Parallel::join);
    failure.rethrow();
  }

  private static void drain(
      int n, int block, AtomicInteger next, IntConsumer work, FirstFailure failure) {
    for (int from = next.getAndAdd(block); from < n; from = next.getAndAdd(block)) {
      for (int i = from; i < Math.min(n, from + block); i++) {
        try {
          work.accept(i);
        } catch (RuntimeException | StackOverflowError e) {
          failure.add(i, e);
          return;
        }
      }
    }
  }

  /** Waits for {@code future}; what its work threw is thrown. */
  public static <T> T join(Future<T> future) {
    try {
      return future.get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    } catch (ExecutionException e) {
      if (e.getCause() instanceof RuntimeException runtime) {
        throw runtime;
      }
      if (e.getCause() instanceof Error error) {
        throw error;
      }
      throw new IllegalStateException(e.getCause());
    }
  }

  @Override
  public void close() {
    executor.shutdownNow();
  }

  private static final class FirstFailure {
    private int index = Integer.MAX_VALUE;
    private Throwable thrown;

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
