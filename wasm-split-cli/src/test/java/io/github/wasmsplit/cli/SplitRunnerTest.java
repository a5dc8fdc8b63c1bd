package io.github.wasmsplit.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.wasmsplit.api.OutputFile;
import io.github.wasmsplit.api.SplitRequest;
import io.github.wasmsplit.api.SplitResult;
import io.github.wasmsplit.diag.Diagnostic;
import io.github.wasmsplit.diag.Place;
import io.github.wasmsplit.diag.Severity;
import io.github.wasmsplit.diag.Stage;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is printed to which stream, in a pipe and on a terminal. */
class SplitRunnerTest {
  private static final String MANIFEST = "{\n  \"version\" : 1\n}\n";

  @TempDir Path out;
  private final FakeTerminal terminal = new FakeTerminal();

  @Test
  void printsTheTableAndWarningsInAPipe() {
    assertEquals(ExitCode.OK, run(terminal.pipe()));

    assertTrue(terminal.out().startsWith("file "), terminal.out());
    assertEquals("warning: careful [careful]\n", lines(terminal.err()));
  }

  @Test
  void quietPrintsNothing() {
    assertEquals(ExitCode.OK, run(terminal.interactive(), "--quiet"));
    assertEquals("", terminal.out() + terminal.err());
  }

  @Test
  void jsonIsAllOfStandardOutput() {
    assertEquals(ExitCode.OK, run(terminal.interactive(), "--json", "--verbose"));

    assertEquals(MANIFEST, terminal.out());
    assertTrue(terminal.err().contains("main.wasm"), terminal.err());
  }

  @Test
  void printsStagesAndATableToATerminal() {
    assertEquals(ExitCode.OK, run(terminal.interactive()));

    assertTrue(terminal.err().contains("plan"), terminal.err());
    assertFalse(terminal.err().contains("note: "), terminal.err());
    assertEquals(
        List.of(
            "file                           raw  brotli (est.)",
            "main.wasm                 100.0 kB         0.0 kB",
            "module_1_shout.wasm         0.0 kB         0.0 kB",
            "__wasm_split.js             0.0 kB         0.0 kB",
            "",
            "fetched at                     raw  brotli (est.)   requests",
            "start                     100.0 kB         0.0 kB          2",
            "use of shout                0.0 kB         0.0 kB          1",
            "use of small                0.0 kB         0.0 kB          0"),
        terminal.out().lines().toList());
  }

  @Test
  void statsPrintsEverythingInAPipeToo() {
    assertEquals(ExitCode.OK, run(terminal.pipe(), "--stats"));

    assertTrue(terminal.out().contains("main.wasm"), terminal.out());
    assertTrue(
        terminal.err().contains("note: main, offset 0x10: by the way [btw]"), terminal.err());
    assertTrue(terminal.err().contains("  help: rest"), terminal.err());
  }

  @Test
  void aBrokenPipeIsAFailure() {
    PrintStream broken = new PrintStream(new BrokenStream(), true);
    Terminal pipe = new Terminal(broken, terminal.pipe().err(), false);

    assertEquals(ExitCode.BAD_INPUT, run(pipe, "--json"));
    assertTrue(terminal.err().contains("standard output"), terminal.err());
  }

  private int run(Terminal where, String... options) {
    String[] args = new String[options.length + 4];
    args[0] = "split";
    args[1] = "a";
    args[2] = "b";
    args[3] = out.toString();
    System.arraycopy(options, 0, args, 4, options.length);
    return new Cli(where, new SplitRunner(where, this::split)).run(args);
  }

  private SplitResult split(SplitRequest request) {
    request.run().listener().stageStarted(Stage.PLAN);
    request.run().listener().stageFinished(Stage.PLAN, 12_000_000);
    List<OutputFile> files =
        List.of(
            write("main.wasm", OutputFile.Kind.MAIN, zeros(100_000)),
            write("module_1_shout.wasm", OutputFile.Kind.MODULE, zeros(20)),
            write("__wasm_split.js", OutputFile.Kind.LOADER, new byte[3]),
            write("wasm-split-manifest.json", OutputFile.Kind.MANIFEST, MANIFEST.getBytes(UTF_8)));
    return new SplitResult(
        "0123456789abcdef",
        files,
        new TreeMap<>(Map.of("shout", List.of("module_1_shout.wasm"), "small", List.of())),
        MANIFEST,
        List.of(
            Diagnostic.warning("careful", "careful"),
            new Diagnostic(
                Severity.INFO, "btw", "by the way", Place.at("main", 16), Optional.of("rest"))));
  }

  /** A module with a data section full of zeros. */
  private static byte[] zeros(int size) {
    byte[] module = new byte[size];
    int contents = size - 14;
    byte[] head = {0, 'a', 's', 'm', 1, 0, 0, 0, 11};
    System.arraycopy(head, 0, module, 0, head.length);
    for (int i = 0; i < 5; i++) {
      module[9 + i] = (byte) (contents >> 7 * i & 0x7f | (i < 4 ? 0x80 : 0));
    }
    return module;
  }

  private OutputFile write(String name, OutputFile.Kind kind, byte[] content) {
    try {
      Files.write(out.resolve(name), content);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return new OutputFile(name, kind, content.length, "sha256-");
  }

  private static String lines(String text) {
    return text.replace(System.lineSeparator(), "\n");
  }

  private static final class BrokenStream extends OutputStream {
    @Override
    public void write(int b) throws IOException {
      throw new IOException("broken pipe");
    }
  }
}
