package io.github.wasmsplit.maven;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.wasmsplit.diag.ClosureException;
import io.github.wasmsplit.diag.Diagnostic;
import io.github.wasmsplit.diag.MalformedException;
import io.github.wasmsplit.diag.Place;
import java.nio.file.AccessDeniedException;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.junit.jupiter.api.Test;

/** Failures that users can fix fail the build; bugs of ours are errors. */
class FailuresTest {
  @Test
  void reportsBadInputWithItsRemedy() {
    MojoFailureException e =
        failure(
            new MalformedException(
                Diagnostic.error("bad-magic", "no wasm")
                    .at(Place.at("a.wasm", 0))
                    .advise("build it")));
    assertEquals("a.wasm, offset 0x0: no wasm [bad-magic]\n  help: build it", e.getMessage());
  }

  @Test
  void reportsWrongParameters() {
    assertEquals("no", failure(new IllegalArgumentException("no")).getMessage());
  }

  @Test
  void reportsFilesThatCannotBeWritten() {
    String message = failure(new AccessDeniedException("app.jar")).getMessage();
    assertTrue(message.contains("app.jar") && message.contains("help: "), message);
  }

  @Test
  void reportsNothingTwice() {
    // Maven adds the messages of all causes that the failure's own message does not contain.
    MojoFailureException e =
        failure(
            new MalformedException(
                Diagnostic.error("bad-magic", "no wasm")
                    .at(Place.at("a.wasm", 0))
                    .advise("build it")));
    assertNull(e.getCause());
    Exception inner = new NumberFormatException("For input string");
    assertNull(failure(new IllegalArgumentException("no", inner)).getCause());
  }

  @Test
  void tooLittleMemoryIsForTheUserToFix() {
    assertTrue(failure(new OutOfMemoryError()).getMessage().contains("MAVEN_OPTS=-Xmx"));
  }

  @Test
  void otherFailuresAreReportedAsOurBugs() {
    assertBug(new ClosureException(Diagnostic.error("slot", "slot 7 is empty")), "slot 7");
    assertBug(new IllegalStateException("impossible"), "impossible");
  }

  private static void assertBug(Exception cause, String text) {
    MojoExecutionException e =
        assertThrows(MojoExecutionException.class, () -> Failures.rethrow(cause));
    assertTrue(e.getMessage().contains("bug of wasm-split"), e.getMessage());
    assertTrue(e.getMessage().contains(text), e.getMessage());
    assertEquals(cause, e.getCause());
  }

  private static MojoFailureException failure(Throwable cause) {
    return assertThrows(MojoFailureException.class, () -> Failures.rethrow(cause));
  }
}
