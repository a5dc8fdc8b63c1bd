package io.github.wasmsplit.maven;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.wasmsplit.diag.ClosureException;
import io.github.wasmsplit.diag.MalformedException;
import io.github.wasmsplit.diag.Place;
import java.io.IOException;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.junit.jupiter.api.Test;

/** What the user can mend fails the build; what we must mend is an error. */
class FailuresTest {
  @Test
  void badInputIsToldWithItsRemedy() {
    MojoFailureException e =
        failure(new MalformedException("bad-magic", "no wasm", Place.at("a.wasm", 0), "build it"));
    assertEquals("a.wasm, offset 0x0: no wasm [bad-magic]\n  help: build it", e.getMessage());
  }

  @Test
  void wrongParametersAreTold() {
    assertEquals("no", failure(new IllegalArgumentException("no")).getMessage());
  }

  @Test
  void littleMemoryIsTold() {
    assertTrue(failure(new OutOfMemoryError()).getMessage().contains("MAVEN_OPTS=-Xmx"));
  }

  @Test
  void bugsAreOurs() {
    assertBug(new ClosureException("slot", "slot 7 is empty", Place.NONE, null), "slot 7");
    assertBug(new IllegalStateException("impossible"), "impossible");
    assertBug(new IOException("disk"), "disk");
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
