package io.github.wasmsplit.publish;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.github.wasmsplit.api.OutputFile.Kind;
import io.github.wasmsplit.bytes.Blob;
import io.github.wasmsplit.input.ReadFiles;
import io.github.wasmsplit.output.DescribedOutput;
import io.github.wasmsplit.output.Description;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs of one process wait for each other when they publish into the same folder. */
class TwoRunsTest {
  private static final int ROUNDS = 50;

  @TempDir Path temp;

  @Test
  void concurrentRunsPublishOneBuild() throws Exception {
    Path folder = temp.resolve("a/b");
    ExecutorService executor = Executors.newFixedThreadPool(2);
    try {
      List<Callable<Void>> runs = List.of(() -> run(folder, "1"), () -> run(folder, "2"));
      for (Future<Void> run : executor.invokeAll(runs)) {
        run.get();
      }
    } finally {
      executor.shutdownNow();
    }
    assertEquals(
        Set.of("", "main.wasm", "app.js", "wasm-split-manifest.json"),
        Snapshot.contents(folder).keySet());
  }

  private static Void run(Path folder, String id) throws IOException {
    for (int i = 0; i < ROUNDS; i++) {
      Publisher.publish(description(id), folder, ReadFiles.NONE, 1);
      try (Publisher publisher = Publisher.open(folder)) {
        String main = Files.readString(folder.resolve("main.wasm"));
        assertEquals(main, Files.readString(folder.resolve("app.js")));
        assertEquals(main, Files.readString(folder.resolve("wasm-split-manifest.json")));
        assertFalse(Files.exists(folder.resolve(WorkFolder.NAME)));
        assertEquals(folder.resolve(WorkFolder.NAME), publisher.workFolder());
      }
    }
    return null;
  }

  private static Description description(String id) {
    Blob text = Blob.ofUtf8(id);
    return new Description(
        id,
        List.of(
            new DescribedOutput("main.wasm", Kind.MAIN, text, ""),
            new DescribedOutput("app.js", Kind.BINDGEN, text, ""),
            new DescribedOutput("wasm-split-manifest.json", Kind.MANIFEST, text, "")),
        Map.of(),
        id,
        List.of());
  }
}
