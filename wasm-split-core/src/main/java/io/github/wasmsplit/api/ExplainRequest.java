package io.github.wasmsplit.api;

import static java.util.Objects.requireNonNull;

import io.github.wasmsplit.diag.SplitListener;
import io.github.wasmsplit.diag.Stage;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

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
 * @param run how many threads to use, and whom to tell: stages {@link Stage#READ}, {@link
 *     Stage#LINK}, {@link Stage#PLAN}
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
   * @param original not null
   * @param bindgened not null
   * @param function not null, may be empty
   * @param plan not null
   * @param allowUnsplit either
   * @param run not null
   * @throws NullPointerException if a part is null
   */
  public ExplainRequest {
    requireNonNull(original, "original");
    requireNonNull(bindgened, "bindgened");
    requireNonNull(function, "function");
    requireNonNull(plan, "plan");
    requireNonNull(run, "run");
  }

  /** {@return a builder with all defaults set} */
  public static Builder builder() {
    return new Builder();
  }

  /** Collects the parts of an {@link ExplainRequest}. */
  public static final class Builder {
    private @Nullable Path original;
    private @Nullable Path bindgened;
    private String function = "";
    private PlanOptions plan = PlanOptions.DEFAULT;
    private boolean allowUnsplit;
    private int threads = RunOptions.DEFAULT.threads();
    private SplitListener listener = RunOptions.DEFAULT.listener();

    private Builder() {}

    /**
     * Sets the linker's output.
     *
     * @param value path of a wasm file with {@code linking} and {@code reloc.*} sections
     * @return this builder
     */
    public Builder original(Path value) {
      this.original = value;
      return this;
    }

    /**
     * Sets wasm-bindgen's output.
     *
     * @param value path of the wasm file that wasm-bindgen made of the linker's output
     * @return this builder
     */
    public Builder bindgened(Path value) {
      this.bindgened = value;
      return this;
    }

    /**
     * Sets which functions to explain, by a part of their names.
     *
     * @param value text to look for in mangled and demangled names; empty, the default, for all
     *     functions
     * @return this builder
     */
    public Builder function(String value) {
      this.function = value;
      return this;
    }

    /**
     * Sets how chunks are planned.
     *
     * @param value {@link PlanOptions#DEFAULT} by default
     * @return this builder
     */
    public Builder plan(PlanOptions value) {
      this.plan = value;
      return this;
    }

    /**
     * Sets whether a program without split points goes to main as a whole.
     *
     * @param value false, the default, to refuse such a program
     * @return this builder
     */
    public Builder allowUnsplit(boolean value) {
      this.allowUnsplit = value;
      return this;
    }

    /**
     * Sets how many threads may run at a time.
     *
     * @param value 1 and up; the number of processors by default
     * @return this builder
     */
    public Builder threads(int value) {
      this.threads = value;
      return this;
    }

    /**
     * Sets the listener for progress and warnings.
     *
     * @param value {@link SplitListener#NONE} by default
     * @return this builder
     */
    public Builder listener(SplitListener value) {
      this.listener = value;
      return this;
    }

    /**
     * Makes the request.
     *
     * @return the request, its values checked
     * @throws NullPointerException if a path is missing
     * @throws IllegalArgumentException if {@code threads} is less than 1
     */
    public ExplainRequest build() {
      return new ExplainRequest(
          requireNonNull(original, "original"),
          requireNonNull(bindgened, "bindgened"),
          function,
          plan,
          allowUnsplit,
          new RunOptions(threads, listener));
    }
  }
}
