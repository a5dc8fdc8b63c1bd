package io.github.wasmsplit.maven;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.wasmsplit.api.OptimizeRequest;
import io.github.wasmsplit.diag.InputException;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The choice of wasm-opt, and the messages if there is none. */
class WasmOptParameterTest {
  @TempDir Path folder;

  @Test
  void aMissingFileIsNotATool() {
    File missing = folder.resolve("wasm-opt").toFile();
    assertTrue(WasmOptParameter.find(missing, false).isEmpty());
    String message = WasmOptParameter.missing(missing, "the files stay as they are");
    assertTrue(message.contains(missing.toString()), message);
  }

  @Test
  void aMissingRequiredToolIsAnError() {
    File missing = folder.resolve("wasm-opt").toFile();
    assertThrows(InputException.class, () -> WasmOptParameter.find(missing, true));
  }

  @Test
  void aFileThatIsNotAToolIsAnError() throws IOException {
    File file = Files.writeString(folder.resolve("wasm-opt"), "text").toFile();
    assertThrows(InputException.class, () -> WasmOptParameter.find(file, false));
  }

  @Test
  void optionsAreSplitAtSpaces() {
    assertEquals(List.of("-O3", "--converge"), WasmOptParameter.options("  -O3\n --converge "));
    assertEquals(OptimizeRequest.DEFAULT_OPTIONS, WasmOptParameter.options(null));
    assertEquals(OptimizeRequest.DEFAULT_OPTIONS, WasmOptParameter.options(" "));
  }
}
