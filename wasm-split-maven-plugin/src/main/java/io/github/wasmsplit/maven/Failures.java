package io.github.wasmsplit.maven;

import io.github.wasmsplit.diag.WasmSplitException;
import io.github.wasmsplit.rust.RustBuildException;
import java.io.IOException;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.jspecify.annotations.Nullable;

/** Turns what went wrong into what Maven prints. */
final class Failures {
  private Failures() {}

  /**
   * Always throws. A problem that the user can mend is a failure, reported without a stack trace;
   * everything else is a bug of ours.
   */
  static void rethrow(Throwable e) throws MojoExecutionException, MojoFailureException {
    if (e instanceof OutOfMemoryError) {
      throw new MojoFailureException(
          "Out of memory\n  help: give Maven more, such as MAVEN_OPTS=-Xmx"
              + 2 * (Runtime.getRuntime().maxMemory() >> 20)
              + "m");
    }
    if (e instanceof WasmSplitException known && !known.isBug()) {
      throw failure(Messages.format(known.diagnostic()), e);
    }
    if (e instanceof IllegalArgumentException || e instanceof RustBuildException) {
      throw failure(e.getMessage(), e);
    }
    if (e instanceof IOException) {
      throw failure(
          "A file cannot be read or written: "
              + e
              + "\n  help: see whether it may be, and whether the disk is full",
          e);
    }
    throw new MojoExecutionException(
        "This is a bug of wasm-split, not of your program: "
            + e
            + "\n  help: please report it with the output of mvn -e and, where possible, the two"
            + " input files",
        e);
  }

  /** Not with {@code e} as its cause: Maven would print what that says a second time. */
  private static MojoFailureException failure(@Nullable String message, Throwable e) {
    MojoFailureException failure = new MojoFailureException(message);
    failure.addSuppressed(e);
    return failure;
  }
}
