package io.github.wasmsplit.plan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.wasmsplit.api.PlanOptions;
import io.github.wasmsplit.diag.CancelledException;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The search for chunks ends when its thread is interrupted. */
class SearchCancellationTest {
  private static final PlanOptions OPTIONS = PlanOptions.DEFAULT;

  @AfterEach
  void endInterrupt() {
    Thread.interrupted();
  }

  @Test
  void aSearchOfAnInterruptedThreadDoesNotBegin() {
    Pieces pieces = new RandomPieces(1, 4).make(6, true);
    Thread.currentThread().interrupt();
    assertThrows(CancelledException.class, () -> IteratedSearch.search(pieces, OPTIONS));
    assertTrue(Thread.interrupted(), "the thread stays interrupted");
  }

  @Test
  void aMergeOfAnInterruptedThreadDoesNotBegin() {
    Merger merger = new Merger(new RandomPieces(1, 4).make(6, false), new boolean[6]);
    Thread.currentThread().interrupt();
    assertThrows(CancelledException.class, () -> merger.merge(1000));
  }

  @Test
  void anImprovementOfAnInterruptedThreadChangesNothing() {
    Pieces pieces = new RandomPieces(1, 4).make(6, true);
    int[] separate = IntStream.rangeClosed(1, pieces.count()).toArray();
    ChunkSearch search = new ChunkSearch(pieces, separate, OPTIONS);
    double cost = search.cost();
    Thread.currentThread().interrupt();
    assertThrows(CancelledException.class, search::improve);
    assertEquals(cost, search.cost());
  }

  @Test
  @Timeout(60)
  void anInterruptEndsARunningSearch() throws InterruptedException {
    Pieces pieces = new RandomPieces(1, 60).make(1500, true);
    Throwable[] thrown = new Throwable[1];
    Thread thread = new Thread(() -> IteratedSearch.search(pieces, OPTIONS), "search");
    thread.setUncaughtExceptionHandler((t, e) -> thrown[0] = e);
    thread.start();
    Thread.sleep(100);
    thread.interrupt();
    thread.join();
    assertEquals(CancelledException.class, thrown[0].getClass());
  }
}
