package io.github.wasmsplit;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.wasmsplit.api.ExplainRequest;
import io.github.wasmsplit.api.OptimizeRequest;
import io.github.wasmsplit.api.SealRequest;
import io.github.wasmsplit.api.SplitRequest;
import io.github.wasmsplit.api.SplitResult;
import io.github.wasmsplit.api.WasmOpt;
import io.github.wasmsplit.concurrent.FolderLock;
import io.github.wasmsplit.diag.CancelledException;
import io.github.wasmsplit.diag.SplitListener;
import io.github.wasmsplit.diag.Stage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A run ends when its thread is interrupted, and leaves nothing behind. */
class CancellationTest {
  private static final Path INPUTS = Path.of("..", "src", "it", "inputs");

  @TempDir Path temp;
  private Path folder;

  @BeforeEach
  void nameFolder() {
    folder = temp.resolve("out");
  }

  @AfterEach
  void endInterrupt() {
    Thread.interrupted();
  }

  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "OPTIMIZE")
  void aSplitIsCancelledInEachStage(Stage stage) throws IOException {
    for (int threads = 1; threads <= 3; threads += 2) {
      int used = threads;
      assertCancelled(listener -> WasmSplit.split(split("no.wasm", used, listener)), stage);
      assertFalse(Files.exists(folder), "no folder is made");
    }
    SplitResult first = WasmSplit.split(split("main.wasm", 2, SplitListener.NONE));
    assertCancelled(listener -> WasmSplit.split(split("other.wasm", 2, listener)), stage);
    assertEquals(first, WasmSplit.published(folder));
    SplitResult second = WasmSplit.split(split("other.wasm", 2, SplitListener.NONE));
    assertEquals(second, WasmSplit.published(folder));
  }

  @ParameterizedTest
  @EnumSource(names = {"READ", "CHECK", "PUBLISH"})
  void aSealIsCancelledInEachStage(Stage stage) throws IOException {
    WasmSplit.split(split("main.wasm", 2, SplitListener.NONE));
    SealRequest.Builder request = SealRequest.builder().directory(folder);
    assertCancelled(listener -> WasmSplit.seal(request.listener(listener).build()), stage);
    WasmSplit.seal(SealRequest.of(folder));
  }

  @ParameterizedTest
  @EnumSource(names = {"READ", "LINK", "PLAN"})
  void anExplanationIsCancelledInEachStage(Stage stage) throws IOException {
    ExplainRequest.Builder request =
        ExplainRequest.builder()
            .original(INPUTS.resolve("original.wasm"))
            .bindgened(INPUTS.resolve("tiny_bg.wasm"));
    assertCancelled(listener -> WasmSplit.explain(request.listener(listener).build()), stage);
    assertFalse(WasmSplit.explain(request.listener(SplitListener.NONE).build()).isEmpty());
  }

  @Test
  void anEarlierInterruptStopsTheRunBeforeItBegins() {
    List<Stage> stages = new ArrayList<>();
    Thread.currentThread().interrupt();
    assertThrows(
        CancelledException.class,
        () ->
            WasmSplit.split(
                split(
                    "main.wasm",
                    2,
                    new SplitListener() {
                      @Override
                      public void stageStarted(Stage stage) {
                        stages.add(stage);
                      }
                    })));
    assertEquals(List.of(), stages);
  }

  @Test
  void anInterruptAfterPublicationIsTooLate() throws IOException {
    SplitListener late =
        new SplitListener() {
          @Override
          public void stageFinished(Stage stage, long nanos) {
            if (stage == Stage.PUBLISH) {
              Thread.currentThread().interrupt();
            }
          }
        };
    SplitResult made = WasmSplit.split(split("main.wasm", 2, late));
    assertTrue(Thread.interrupted());
    assertEquals(made, WasmSplit.published(folder));
  }

  @Test
  @DisabledOnOs(OS.WINDOWS)
  void cancellingEndsARunningTool() throws Exception {
    WasmSplit.split(split("main.wasm", 2, SplitListener.NONE));
    Path started = temp.resolve("started");
    Path script =
        Files.writeString(
            temp.resolve("wasm-opt"), "#!/bin/sh\ntouch " + started + "\nsleep 600\n");
    assertTrue(script.toFile().setExecutable(true));
    OptimizeRequest request =
        OptimizeRequest.builder()
            .directory(folder)
            .wasmOpt(new WasmOpt(script, "wasm-opt version 132"))
            .threads(2)
            .build();
    Map<String, String> was = files();
    assertCancelledWhile(() -> Files.exists(started), () -> WasmSplit.optimize(request));
    assertEquals(was, files());
    assertNoThreads();
  }

  @Test
  void aRunThatWaitsForAnotherIsCancelled() throws Exception {
    Files.createDirectories(folder);
    CountDownLatch publishes = new CountDownLatch(1);
    SplitListener listener =
        new SplitListener() {
          @Override
          public void stageStarted(Stage stage) {
            if (stage == Stage.PUBLISH) {
              publishes.countDown();
            }
          }
        };
    try (FolderLock held = FolderLock.takePassing(folder.resolve(".wasm-split.lock"))) {
      assertCancelledWhile(
          () -> publishes.getCount() == 0, () -> WasmSplit.split(split("main.wasm", 2, listener)));
      assertEquals(List.of(".wasm-split.lock"), List.copyOf(files().keySet()), held::toString);
    }
    assertEquals(Map.of(), files());
  }

  private interface Condition {
    boolean holds();
  }

  private static void assertCancelledWhile(Condition condition, Runnable run) throws Exception {
    ExecutorService caller = Executors.newSingleThreadExecutor();
    try {
      Future<?> future = caller.submit(run);
      long end = System.nanoTime() + Duration.ofMinutes(1).toNanos();
      while (!condition.holds() && !future.isDone() && System.nanoTime() < end) {
        Thread.sleep(5);
      }
      caller.shutdownNow();
      ExecutionException e = assertThrows(ExecutionException.class, future::get);
      assertEquals(CancelledException.class, e.getCause().getClass(), e::toString);
    } finally {
      caller.shutdownNow();
    }
  }

  private void assertCancelled(Function<SplitListener, Object> run, Stage stage)
      throws IOException {
    Map<String, String> was = files();
    SplitListener listener =
        new SplitListener() {
          @Override
          public void stageStarted(Stage started) {
            if (started == stage) {
              Thread.currentThread().interrupt();
            }
          }
        };
    CancelledException e = assertThrows(CancelledException.class, () -> run.apply(listener));
    assertEquals("cancelled", e.diagnostic().code());
    assertFalse(e.isBug());
    assertTrue(Thread.interrupted(), "the thread stays interrupted");
    assertEquals(was, files());
    assertNoThreads();
  }

  /** A thread stays visible for a moment after its pool has ended. */
  private static void assertNoThreads() {
    for (Thread thread : Thread.getAllStackTraces().keySet()) {
      if (thread.getName().startsWith("wasm-split")) {
        assertDoesNotThrow(() -> thread.join(5_000));
        assertFalse(thread.isAlive(), thread::toString);
      }
    }
  }

  private SplitRequest split(String mainName, int threads, SplitListener listener) {
    return SplitRequest.builder()
        .original(INPUTS.resolve("original.wasm"))
        .bindgened(INPUTS.resolve("tiny_bg.wasm"))
        .outputDirectory(folder)
        .mainName(mainName)
        .threads(threads)
        .listener(listener)
        .build();
  }

  private Map<String, String> files() throws IOException {
    Map<String, String> files = new TreeMap<>();
    if (Files.exists(folder)) {
      try (Stream<Path> all = Files.walk(folder)) {
        for (Path file : all.filter(Files::isRegularFile).toList()) {
          files.put(
              folder.relativize(file).toString(),
              HexFormat.of().formatHex(Files.readAllBytes(file)));
        }
      }
    }
    return files;
  }
}
