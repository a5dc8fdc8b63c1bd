package io.github.wasmsplit.check;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.wasmsplit.WasmSplit;
import io.github.wasmsplit.api.SealRequest;
import io.github.wasmsplit.diag.WasmSplitException;
import io.github.wasmsplit.fixture.Mutation;
import io.github.wasmsplit.fixture.Seeds;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A folder with one damaged file is either sealed or refused with a reason. */
@Tag("long")
class SealMutationsTest extends SealingTest {
  private static final List<String> FILES =
      List.of(
          "main", "module_1", "module_2", "chunk_1", "__wasm_split.js", "wasm-split-manifest.json");

  @Test
  void sealsOrRefusesADamagedFile() {
    Seeds.forTest("SealMutationsTest", 300).forEach(this::damaged);
  }

  private void damaged(long seed) throws IOException {
    Path spoilt = Files.createTempDirectory(temp, "spoilt");
    for (Path file : files(before).keySet()) {
      Files.copy(before.resolve(file), spoilt.resolve(file));
    }
    Mutation mutation = new Mutation(seed);
    String name = FILES.get((int) (seed % FILES.size()));
    Path file = name.contains(".") ? spoilt.resolve(name) : find(spoilt, name);
    Files.write(file, mutation.of(Files.readAllBytes(file)));
    SealRequest alone = SealRequest.of(spoilt);
    try {
      WasmSplit.seal(mutation.either() ? alone : alone.withBefore(before));
    } catch (WasmSplitException e) {
      assertTrue(e.getMessage().length() > 10, e::toString);
      assertTrue(e.diagnostic().place().file().isPresent(), e::getMessage);
    }
  }
}
