package io.github.wasmsplit.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.wasmsplit.api.NamesOption;
import io.github.wasmsplit.api.OptimizeRequest;
import io.github.wasmsplit.api.SplitRequest;
import io.github.wasmsplit.api.SplitResult;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Arguments become a request, and wrong usage becomes exit code 2. */
class CliTest {
  private final FakeTerminal terminal = new FakeTerminal();
  private final AtomicReference<SplitRequest> request = new AtomicReference<>();

  @Test
  void threePathsAreEnough() {
    assertEquals(ExitCode.OK, run("split", "a.wasm", "b.wasm", "out"));

    SplitRequest expected =
        SplitRequest.builder()
            .original(Path.of("a.wasm"))
            .bindgened(Path.of("b.wasm"))
            .outputDirectory(Path.of("out"))
            .build();
    assertEquals(expected, request.get());
    assertEquals("", terminal.err());
  }

  @Test
  void everyOptionReachesTheRequest() {
    int code =
        run(
            "split",
            "--js=x.js",
            "--main-name",
            "app.wasm",
            "--names=keep",
            "--min-chunk-size=1",
            "--request-overhead=2",
            "--keep-builds=5",
            "a.wasm",
            "b.wasm",
            "out",
            "--threads=7");

    assertEquals(ExitCode.OK, code, terminal.err());
    SplitRequest made = request.get();
    assertEquals(Optional.of(Path.of("x.js")), made.inputs().js());
    assertEquals("app.wasm", made.outputs().mainName());
    assertEquals(NamesOption.KEEP, made.outputs().names());
    assertEquals(1, made.plan().minChunkSize());
    assertEquals(2, made.plan().requestOverhead());
    assertEquals(5, made.outputs().keepBuilds());
    assertEquals(7, made.run().threads());
  }

  @ParameterizedTest
  @CsvSource({
    "'', a command is missing",
    "splat, 'did you mean: split'",
    "spilt a b c, 'did you mean: split'",
    "split, 'Missing required parameter'",
    "split a b, 'OUTDIR'",
    "split a b c d, 'Unmatched argument'",
    "split a b c --nmaes keep, '--nmaes'",
    "split a b c --nmaes keep, 'did you mean: --names'",
    "split a b c --names maybe, '--names'",
    "split a b c --threads many, '--threads'",
    "split a b c --threads 0, '--threads must be 1 or more, but is 0'",
    "split a b c --keep-builds 0, '--keep-builds must be'",
    "split a b c --min-chunk-size -1, '--min-chunk-size must not be negative, but is -1'",
    "split a b c --request-overhead -1, '--request-overhead must not be negative, but is -1'",
    "split a b c --main-name ../x.wasm, '--main-name must be'",
    "split a b c --js, '--js'",
    "split a b c --quiet --verbose, 'exclude each other'",
    "split a b c --threads 1 --threads 2, 'only once'"
  })
  void reportsWrongUsage(String line, String message) {
    int code = run(line.isEmpty() ? new String[0] : line.split(" "));

    assertEquals(ExitCode.USAGE, code);
    assertEquals("", terminal.out());
    assertTrue(terminal.err().startsWith("error: "), terminal.err());
    assertTrue(terminal.err().contains(message), terminal.err());
    assertTrue(terminal.err().contains("usage: wasm-split"), terminal.err());
  }

  @Test
  void helpNamesEveryOption() {
    assertEquals(ExitCode.OK, run("split", "--help"));
    for (String option :
        List.of(
            Options.JS,
            Options.MAIN_NAME,
            Options.NAMES,
            Options.MIN_CHUNK_SIZE,
            Options.REQUEST_OVERHEAD,
            Options.KEEP_BUILDS,
            Options.THREADS,
            Options.JSON,
            Options.QUIET,
            Options.VERBOSE)) {
      assertTrue(terminal.out().contains(option), option);
    }
    assertEquals("", terminal.err());
  }

  @Test
  void rootHelpNamesTheCommand() {
    assertEquals(ExitCode.OK, run("--help"));
    assertTrue(terminal.out().contains("split"), terminal.out());
  }

  @Test
  void helpOfOptimizeNamesTheRealDefault() {
    assertEquals(ExitCode.OK, run("optimize", "--help"));
    String help = terminal.out().replaceAll("\\s+", " ");
    assertTrue(help.contains(String.join(" ", OptimizeRequest.DEFAULT_OPTIONS)), help);
  }

  @Test
  void versionIsThatOfTheBuild() {
    assertEquals(ExitCode.OK, run("--version"));
    String first = terminal.out().lines().findFirst().orElseThrow();
    assertTrue(first.matches("wasm-split \\d+\\.\\d+\\.\\d+.*"), first);
    assertFalse(first.contains("$"), first);
  }

  private int run(String... args) {
    Terminal pipe = terminal.pipe();
    return new Cli(pipe, new SplitRunner(pipe, this::split)).run(args);
  }

  private SplitResult split(SplitRequest made) {
    request.set(made);
    return new SplitResult("0123456789abcdef", List.of(), Map.of(), "{}\n", List.of());
  }
}
