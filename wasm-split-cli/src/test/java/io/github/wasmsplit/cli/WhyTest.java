package io.github.wasmsplit.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** The command {@code why}, on the example's program. */
class WhyTest {
  private static final Path EXAMPLE = Path.of("..", "examples", "gallery", "prebuilt");

  private final FakeTerminal terminal = new FakeTerminal();

  @Test
  void tellsTheChainToAFunction() {
    int code = why("original.wasm", "__wbindgen_malloc", "--max", "1");

    assertEquals(ExitCode.OK, code, terminal.err());
    assertTrue(terminal.out().startsWith("__wbindgen_malloc\n  "), terminal.out());
    assertTrue(
        terminal.out().contains(" bytes in main\n    export __wbindgen_malloc\n"), terminal.out());
  }

  @Test
  void saysWhenNoFunctionHasTheName() {
    assertEquals(ExitCode.BAD_INPUT, why("original.wasm", "no such function"));
    assertTrue(terminal.err().startsWith("error: no function has a name that contains"));
  }

  @Test
  void reportsBadInputLikeSplit() {
    assertEquals(ExitCode.BAD_INPUT, why("missing.wasm", "x"));
    assertTrue(terminal.err().contains("no-such-file"), terminal.err());
  }

  @Test
  void needsAName() {
    assertEquals(ExitCode.USAGE, new Cli(terminal.pipe()).run("why", "a.wasm", "b.wasm"));
  }

  private int why(String original, String name, String... more) {
    String[] args = new String[4 + more.length];
    args[0] = "why";
    args[1] = EXAMPLE.resolve(original).toString();
    args[2] = EXAMPLE.resolve("gallery_bg.wasm").toString();
    args[3] = name;
    System.arraycopy(more, 0, args, 4, more.length);
    return new Cli(terminal.pipe()).run(args);
  }
}
