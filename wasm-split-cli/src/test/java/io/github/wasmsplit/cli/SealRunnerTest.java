package io.github.wasmsplit.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Wrong usage of the commands that work on an existing split. */
class SealRunnerTest {
  @TempDir Path folder;
  private final FakeTerminal terminal = new FakeTerminal();

  @Test
  void aFolderWithoutASplitIsBadInput() {
    assertEquals(ExitCode.BAD_INPUT, run("seal", folder.toString()));
    assertTrue(terminal.err().contains("[no-manifest]"), terminal.err());
  }

  @Test
  void aMissingToolIsBadInput() {
    String missing = folder.resolve("wasm-opt").toString();
    assertEquals(ExitCode.BAD_INPUT, run("optimize", folder.toString(), "--wasm-opt", missing));
    assertTrue(terminal.err().contains("[no-wasm-opt]"), terminal.err());
    assertTrue(terminal.err().contains(missing), terminal.err());
  }

  @Test
  void numbersOutOfRangeAreWrongUsage() {
    assertEquals(ExitCode.USAGE, run("seal", folder.toString(), "--keep-builds=0"));
    assertTrue(terminal.err().contains("--keep-builds must be 1 or more"), terminal.err());
    assertEquals(ExitCode.USAGE, run("seal"));
    assertEquals(ExitCode.USAGE, run("optimize"));
  }

  @Test
  void helpListsTheOptions() {
    assertEquals(ExitCode.OK, run("optimize", "--help"));
    assertTrue(terminal.out().contains("--wasm-opt"), terminal.out());
    assertEquals(ExitCode.OK, run("seal", "--help"));
    assertTrue(terminal.out().contains("--before"), terminal.out());
  }

  private int run(String... args) {
    return new Cli(terminal.pipe()).run(args);
  }
}
