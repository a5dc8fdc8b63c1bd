package io.github.wasmsplit.concurrent;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.wasmsplit.diag.CancelledException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicIntegerArray;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ParallelTest {
  private static final int MANY = 1000;

  private final Parallel parallel = new Parallel(4);

  @AfterEach
  void stop() {
    Thread.interrupted();
    parallel.close();
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 256, 257, 1000})
  void everyNumberIsTakenOnce(int n) {
    AtomicIntegerArray taken = new AtomicIntegerArray(MANY);
    parallel.forEach(n, taken::incrementAndGet);
    for (int i = 0; i < MANY; i++) {
      assertEquals(i < n ? 1 : 0, taken.get(i));
    }
  }

  @Test
  void theFailureWithTheLowestNumberIsThrownEvenIfItComesLast() {
    CountDownLatch other = new CountDownLatch(1);
    NumberedException thrown =
        assertThrows(NumberedException.class, () -> parallel.forEach(2, i -> fail(i, other)));
    assertEquals(0, thrown.number);
  }

  /** Fails; number 0 fails some time after number 1. */
  private static void fail(int number, CountDownLatch other) {
    if (number == 1) {
      other.countDown();
    } else {
      awaitAWhile(other);
    }
    throw new NumberedException(number);
  }

  private static void awaitAWhile(CountDownLatch other) {
    try {
      other.await();
      Thread.sleep(50);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void oneThreadWorksInOrderAndStopsAtAFailure() {
    AtomicInteger reached = new AtomicInteger();
    try (Parallel one = new Parallel(1)) {
      assertThrows(
          NumberedException.class,
          () ->
              one.forEach(
                  MANY,
                  i -> {
                    reached.set(i);
                    if (i == 5) {
                      throw new NumberedException(i);
                    }
                  }));
    }
    assertEquals(5, reached.get());
  }

  @Test
  void joiningThrowsTheExceptionOfTheWork() {
    NumberedException thrown = new NumberedException(1);
    Future<Object> future =
        parallel.start(
            () -> {
              throw thrown;
            });
    assertSame(thrown, assertThrows(NumberedException.class, () -> Parallel.join(future)));
  }

  @Test
  void joiningThrowsAnErrorAsItIs() {
    Future<Object> future =
        parallel.start(
            () -> {
              throw new StackOverflowError();
            });
    assertThrows(StackOverflowError.class, () -> Parallel.join(future));
  }

  @Test
  void anInterruptCancelsAndIsKept() {
    for (int i = 0; i < 200; i++) {
      Thread.currentThread().interrupt();
      assertThrows(CancelledException.class, () -> parallel.forEach(MANY, n -> {}));
      assertTrue(Thread.interrupted());
    }
  }

  @Test
  void uninterruptedWorkIsDoneInSpiteOfAnInterrupt() {
    AtomicBoolean done = new AtomicBoolean();
    Thread.currentThread().interrupt();
    parallel.uninterrupted(() -> done.set(true));
    assertTrue(done.get());
    assertTrue(Thread.interrupted(), "the interrupt is kept");
  }

  @Test
  void closingInterruptsRunningWorkAndWaitsForIt() throws InterruptedException {
    CountDownLatch begun = new CountDownLatch(1);
    AtomicBoolean ended = new AtomicBoolean();
    Parallel closed = new Parallel(1);
    closed.start(
        () -> {
          begun.countDown();
          try {
            new CountDownLatch(1).await();
          } catch (InterruptedException e) {
            ended.set(true);
          }
          return null;
        });
    begun.await();
    assertFalse(ended.get());
    closed.close();
    assertTrue(ended.get());
  }

  private static final class NumberedException extends RuntimeException {
    private static final long serialVersionUID = 1;

    final int number;

    NumberedException(int number) {
      this.number = number;
    }
  }
}
