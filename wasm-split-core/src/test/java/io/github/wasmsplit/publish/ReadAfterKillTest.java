package io.github.wasmsplit.publish;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.wasmsplit.WasmSplit;
import io.github.wasmsplit.api.NamesOption;
import io.github.wasmsplit.api.SealRequest;
import io.github.wasmsplit.api.SplitRequest;
import io.github.wasmsplit.api.SplitResult;
import io.github.wasmsplit.diag.InputException;
import io.github.wasmsplit.input.ReadFiles;
import io.github.wasmsplit.output.Description;
import io.github.wasmsplit.publish.StoppingOps.How;
import io.github.wasmsplit.publish.StoppingOps.Killed;
import io.github.wasmsplit.seal.PublishedSplit;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** After a publication was killed, readers of the folder find one build. */
class ReadAfterKillTest {
  private static final Path INPUTS = Path.of("..", "src", "it", "inputs");

  @TempDir Path temp;

  @Test
  void readersFindOneBuildAfterAKill() throws IOException {
    Path later = temp.resolve("later");
    String newId = split(later, NamesOption.KEEP).buildId();
    Description description = PublishedSplit.read(later).description();
    boolean stopped = true;
    for (int n = 2; stopped; n += 4) {
      Path folder = temp.resolve("out" + n);
      String oldId = split(folder, NamesOption.NONE).buildId();
      StoppingOps ops = new StoppingOps(How.KILL, n);
      try {
        Publisher.publish(description, folder, ReadFiles.NONE, 3, ops);
      } catch (Killed e) {
        assertTrue(Files.exists(folder.resolve(WorkFolder.NAME)));
      }
      stopped = ops.hasStopped();
      // One of them reads a folder that the other has not repaired.
      String id =
          n % 8 == 2
              ? WasmSplit.published(folder).buildId()
              : WasmSplit.seal(SealRequest.of(folder)).buildId();
      assertTrue(Set.of(oldId, newId).contains(id));
      assertEquals(id, WasmSplit.seal(SealRequest.of(folder)).buildId());
      assertFalse(Files.exists(folder.resolve(WorkFolder.NAME)));
    }
  }

  @Test
  void aMissingFolderIsNotMade() {
    Path missing = temp.resolve("missing");
    assertThrows(InputException.class, () -> WasmSplit.seal(SealRequest.of(missing)));
    assertThrows(InputException.class, () -> WasmSplit.published(missing));
    assertFalse(Files.exists(missing));
  }

  private static SplitResult split(Path folder, NamesOption names) {
    return WasmSplit.split(
        SplitRequest.builder()
            .original(INPUTS.resolve("original.wasm"))
            .bindgened(INPUTS.resolve("tiny_bg.wasm"))
            .outputDirectory(folder)
            .names(names)
            .threads(1)
            .build());
  }
}
