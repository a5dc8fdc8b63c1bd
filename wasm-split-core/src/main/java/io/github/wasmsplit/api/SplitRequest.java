package io.github.wasmsplit.api;

import static java.util.Objects.requireNonNull;

import io.github.wasmsplit.diag.SplitListener;
import java.nio.file.Path;
import java.util.Optional;

/**
 * What to split, and how. Made by a {@link Builder}.
 *
 * @param inputs the program
 * @param outputs what to make of it, and where to put it
 * @param plan how chunks are planned
 * @param allowUnsplit whether a program without split points goes to main as a whole, instead of
 *     being refused
 * @param run how many threads to use, and whom to tell
 */
public record SplitRequest(
    SplitInputs inputs,
    SplitOutputs outputs,
    PlanOptions plan,
    boolean allowUnsplit,
    RunOptions run) {
  /**
   * Checks that nothing is null; each part has checked itself.
   *
   * @throws NullPointerException if a part is null
   */
  public SplitRequest {
    requireNonNull(inputs, "inputs");
    requireNonNull(outputs, "outputs");
    requireNonNull(plan, "plan");
    requireNonNull(run, "run");
  }

  /** Starts a request with all defaults. */
  public static Builder builder() {
    return new Builder();
  }

  /** Collects the parts of a {@link SplitRequest}. */
  public static final class Builder {
    private Path original;
    private Path bindgened;
    private Path js;
    private Path outputDirectory;
    private String mainName = "main.wasm";
    private NamesOption names = NamesOption.NONE;
    private boolean nameAssets;
    private int keepBuilds = 3;
    private PlanOptions plan = PlanOptions.DEFAULT;
    private boolean allowUnsplit;
    private int threads = RunOptions.DEFAULT.threads();
    private SplitListener listener = RunOptions.DEFAULT.listener();

    private Builder() {}

    /** Sets the linker's output. */
    public Builder original(Path value) {
      this.original = value;
      return this;
    }

    /** Sets wasm-bindgen's output. */
    public Builder bindgened(Path value) {
      this.bindgened = value;
      return this;
    }

    /** Sets wasm-bindgen's JS; null looks for it beside the bindgened file. */
    public Builder js(Path value) {
      this.js = value;
      return this;
    }

    /** Sets the folder to write to. */
    public Builder outputDirectory(Path value) {
      this.outputDirectory = value;
      return this;
    }

    /** Sets main's file name, {@code main.wasm} by default. */
    public Builder mainName(String value) {
      this.mainName = value;
      return this;
    }

    /** Sets what becomes of names, {@link NamesOption#NONE} by default. */
    public Builder names(NamesOption value) {
      this.names = value;
      return this;
    }

    /** Sets whether files of {@code asset!()} are named here; not by default. */
    public Builder nameAssets(boolean value) {
      this.nameAssets = value;
      return this;
    }

    /** Sets for how many builds hashed files stay, 1 and up; 3 by default. */
    public Builder keepBuilds(int value) {
      this.keepBuilds = value;
      return this;
    }

    /** Sets how chunks are planned, {@link PlanOptions#DEFAULT} by default. */
    public Builder plan(PlanOptions value) {
      this.plan = value;
      return this;
    }

    /** Sets whether a program without split points goes to main as a whole; not by default. */
    public Builder allowUnsplit(boolean value) {
      this.allowUnsplit = value;
      return this;
    }

    /** Sets the number of threads, 1 and up; by default that of the processors. */
    public Builder threads(int value) {
      this.threads = value;
      return this;
    }

    /** Sets the progress listener. */
    public Builder listener(SplitListener value) {
      this.listener = value;
      return this;
    }

    /**
     * Makes the request.
     *
     * @throws NullPointerException if a path that is required is missing
     * @throws IllegalArgumentException if a value is out of its range
     */
    public SplitRequest build() {
      return new SplitRequest(
          new SplitInputs(original, bindgened, Optional.ofNullable(js)),
          new SplitOutputs(outputDirectory, mainName, names, nameAssets, keepBuilds),
          plan,
          allowUnsplit,
          new RunOptions(threads, listener));
    }
  }
}
