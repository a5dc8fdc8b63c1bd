package io.github.wasmsplit.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Finding and using the program brotli. */
class BrotliTest {
  @TempDir Path folder;

  @Test
  void withoutTheProgramThereIsNone() {
    assertEquals(Optional.empty(), Brotli.find(folder + File.pathSeparator + "\0bad"));
    assertEquals(Optional.empty(), Brotli.find(""));
  }

  @Test
  void countsWhatTheProgramPrints() throws IOException {
    assumeTrue(File.separatorChar == '/', "needs a POSIX shell");
    Path program = folder.resolve("brotli");
    Files.writeString(program, "#!/bin/sh\nprintf 12345\n");
    assertTrue(program.toFile().setExecutable(true));

    assertEquals(5, Brotli.find(folder.toString()).orElseThrow().size(new byte[100]));
  }
}
