package io.github.wasmsplit.api;

import static java.util.Objects.requireNonNull;

import io.github.wasmsplit.diag.SplitListener;
import java.nio.file.Path;

/**
 * Which functions to explain. Made by a {@link Builder}. Nothing is written.
 *
 * @param original the linker's output, as in {@link SplitInputs#original()}
 * @param bindgened the same program after wasm-bindgen
 * @param function text that the names of the functions contain, as they are mangled or as their
 *     authors wrote them; empty for all
 * @param plan how chunks are planned
 * @param allowUnsplit whether a program without split points has all in main, instead of being
 *     refused
 * @param run how many threads to use, and whom to tell: stages {@code read}, {@code link}, {@code
 *     plan}
 */
public record ExplainRequest(
    Path original,
    Path bindgened,
    String function,
    PlanOptions plan,
    boolean allowUnsplit,
    RunOptions run) {
  /**
   * Checks that nothing is null; each part has checked itself.
   *
   * @throws NullPointerException if a part is null
   */
  public ExplainRequest {
    requireNonNull(original, "original");
    requireNonNull(bindgened, "bindgened");
    requireNonNull(function, "function");
    requireNonNull(plan, "plan");
    requireNonNull(run, "run");
  }

  /** Starts a request with all defaults: it asks for all functions. */
  public static Builder builder() {
    return new Builder();
  }

  /** Collects the parts of an {@link ExplainRequest}. */
  public static final class Builder {
    private Path original;
    private Path bindgened;
    private String function = "";
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

    /** Sets the text that names contain. */
    public Builder function(String value) {
      this.function = value;
      return this;
    }

    /** Sets how chunks are planned, {@link PlanOptions#DEFAULT} by default. */
    public Builder plan(PlanOptions value) {
      this.plan = value;
      return this;
    }

    /** Sets whether a program without split points has all in main; not by default. */
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
     * @throws NullPointerException if a path is missing
     * @throws IllegalArgumentException if {@code threads} is less than 1
     */
    public ExplainRequest build() {
      return new ExplainRequest(
          original, bindgened, function, plan, allowUnsplit, new RunOptions(threads, listener));
    }
  }
}
