package io.github.wasmsplit.rust;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Lists of sources, as cargo and rustc write them. */
class DepInfoTest {
  @TempDir Path folder;

  @Test
  void pathsMayHoldSpacesAndBackslashes() throws IOException {
    Path file = write("/t/app.wasm: /a/src/lib.rs /my\\ crate/für.md C:\\x\\y.rs\n");
    assertEquals(
        List.of(Path.of("/a/src/lib.rs"), Path.of("/my crate/für.md"), Path.of("C:\\x\\y.rs")),
        DepInfo.files(file));
  }

  @Test
  void readsVariablesWithAndWithoutAValue() throws IOException {
    Path file = write("x: y\n\ny:\n\n# env-dep:A=1=2\n# env-dep:B\n# checksum:1\n");
    assertEquals(List.of("A", "B"), DepInfo.variables(file));
    assertEquals(List.of(Path.of("y")), DepInfo.files(file));
  }

  @Test
  void anEmptyListNamesNoFiles() throws IOException {
    assertEquals(List.of(), DepInfo.files(write("")));
    assertEquals(List.of(), DepInfo.variables(write("")));
  }

  private Path write(String text) throws IOException {
    return Files.writeString(folder.resolve("app.d"), text);
  }
}
