package io.github.wasmsplit.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.wasmsplit.diag.ClosureException;
import io.github.wasmsplit.diag.Diagnostic;
import io.github.wasmsplit.diag.LinkException;
import io.github.wasmsplit.diag.Place;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** Exit codes and messages when a split fails. */
class FailuresTest {
  private final FakeTerminal terminal = new FakeTerminal();

  @Test
  void reportsBadInputInOneMessageWithItsRemedy() {
    int code =
        run(
            new LinkException(
                Diagnostic.error("no-relocations", "there are no relocations")
                    .at(Place.file("a.wasm").inSection("linking"))
                    .advise("link with -C link-args=--emit-relocs")));

    assertEquals(ExitCode.BAD_INPUT, code);
    assertEquals(
        """
        error: a.wasm, section linking: there are no relocations [no-relocations]
          help: link with -C link-args=--emit-relocs
        """,
        lines(terminal.err()));
    assertEquals("", terminal.out());
  }

  @Test
  void namesFromInputsCannotSteerTheTerminal() {
    run(new LinkException(Diagnostic.error("x", "function \u001b[31mred\u0007")));
    assertEquals("error: function \\u001b[31mred\\u0007 [x]\n", lines(terminal.err()));
  }

  @Test
  void aFailedClosureCheckIsOurBug() throws IOException {
    int code = run(new ClosureException(Diagnostic.error("missing-slot", "slot 7 is empty")));

    assertEquals(ExitCode.BUG, code);
    assertTrue(terminal.err().contains("slot 7 is empty"), terminal.err());
    assertReported("ClosureException");
  }

  @Test
  void anythingElseIsOurBugAsWell() throws IOException {
    int code = run(new IllegalStateException("impossible"));

    assertEquals(ExitCode.BUG, code);
    assertTrue(terminal.err().contains("impossible"), terminal.err());
    assertReported("IllegalStateException");
  }

  @Test
  void aDeepRecursionIsOurBugAsWell() throws IOException {
    assertEquals(ExitCode.BUG, run(new StackOverflowError()));
    assertReported("StackOverflowError");
  }

  @Test
  void tooLittleMemoryIsForTheUserToFix() {
    assertEquals(ExitCode.BAD_INPUT, run(new OutOfMemoryError("Java heap space")));
    assertTrue(terminal.err().contains("-Xmx"), terminal.err());
  }

  /** The stack trace is written to a file that the message names, not to the screen. */
  private void assertReported(String exception) throws IOException {
    String shown = terminal.err();
    assertFalse(shown.contains("\tat "), shown);
    assertTrue(shown.contains("command: wasm-split split a b c"), shown);
    assertTrue(shown.contains("version: wasm-split "), shown);
    String details = shown.lines().filter(l -> l.contains("details: ")).findFirst().orElseThrow();
    Path file = Path.of(details.substring(details.indexOf(':') + 1).strip());
    String report = Files.readString(file);
    Files.delete(file);
    assertTrue(report.contains(exception), report);
    assertTrue(report.contains("\tat "), report);
  }

  private int run(Throwable failure) {
    Terminal pipe = terminal.pipe();
    SplitRunner failing =
        new SplitRunner(
            pipe,
            request -> {
              throw sneaky(failure);
            });
    return new Cli(pipe, failing).run("split", "a", "b", "c");
  }

  @SuppressWarnings("unchecked")
  private static <E extends Throwable> RuntimeException sneaky(Throwable e) throws E {
    throw (E) e;
  }

  private static String lines(String text) {
    return text.replace(System.lineSeparator(), "\n");
  }
}
