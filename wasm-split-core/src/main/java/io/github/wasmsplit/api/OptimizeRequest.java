package io.github.wasmsplit.api;

import static java.util.Objects.requireNonNull;

import io.github.wasmsplit.diag.SplitListener;
import io.github.wasmsplit.diag.Stage;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which split to optimize, and how. Made by a {@link Builder}.
 *
 * @param source a folder that a split was published to, unchanged
 * @param directory the folder for the result; may be {@code source}
 * @param wasmOpt the wasm-opt to run
 * @param options options for it, such as {@code -Oz}; those for features and names are added
 * @param keepBuilds for how many builds, this one included, hashed files stay in the folder; 1 and
 *     up
 * @param run how many processes and threads to use, and whom to tell: stages {@link Stage#READ},
 *     {@link Stage#OPTIMIZE}, {@link Stage#CHECK}, {@link Stage#PUBLISH}
 */
public record OptimizeRequest(
    Path source,
    Path directory,
    WasmOpt wasmOpt,
    List<String> options,
    int keepBuilds,
    RunOptions run) {
  /**
   * The options if the user names none. Larger functions that are inlined for their only caller
   * leave their neighbours, which makes files smaller but what compression leaves of them larger.
   */
  public static final List<String> DEFAULT_OPTIONS =
      List.of("-Oz", "--one-caller-inline-max-function-size=60");

  /**
   * Checks the parts and copies the list.
   *
   * @param source not null
   * @param directory not null
   * @param wasmOpt not null
   * @param options copied
   * @param keepBuilds 1 and up
   * @param run not null
   * @throws NullPointerException if a part or an option is null
   * @throws IllegalArgumentException if {@code keepBuilds} is less than 1
   */
  public OptimizeRequest {
    requireNonNull(source, "source");
    requireNonNull(directory, "directory");
    requireNonNull(wasmOpt, "wasmOpt");
    requireNonNull(run, "run");
    options = List.copyOf(options);
    Checks.keepBuilds(keepBuilds);
  }

  /** {@return a builder with all defaults set} */
  public static Builder builder() {
    return new Builder();
  }

  /**
   * {@return this request with the outputs from another folder}
   *
   * @param value a folder that a split was published to, unchanged
   */
  public OptimizeRequest withSource(Path value) {
    return new OptimizeRequest(value, directory, wasmOpt, options, keepBuilds, run);
  }

  /** Collects the parts of an {@link OptimizeRequest}. */
  public static final class Builder {
    private @Nullable Path source;
    private @Nullable Path directory;
    private @Nullable WasmOpt wasmOpt;
    private List<String> options = DEFAULT_OPTIONS;
    private int keepBuilds = 3;
    private int threads = RunOptions.DEFAULT.threads();
    private SplitListener listener = RunOptions.DEFAULT.listener();

    private Builder() {}

    /**
     * Sets the folder that holds the split.
     *
     * @param value its path; that of the folder to publish to by default
     * @return this builder
     */
    public Builder source(Path value) {
      this.source = value;
      return this;
    }

    /**
     * Sets the folder to publish to.
     *
     * @param value its path; the folder is made if it is missing
     * @return this builder
     */
    public Builder directory(Path value) {
      this.directory = value;
      return this;
    }

    /**
     * Sets the wasm-opt to run.
     *
     * @param value as {@code WasmSplit.findWasmOpt()} finds it
     * @return this builder
     */
    public Builder wasmOpt(WasmOpt value) {
      this.wasmOpt = value;
      return this;
    }

    /**
     * Sets wasm-opt's options.
     *
     * @param value without those for features and names, which are added; {@link #DEFAULT_OPTIONS}
     *     by default
     * @return this builder
     */
    public Builder options(List<String> value) {
      this.options = value;
      return this;
    }

    /**
     * Sets for how many builds hashed files stay in the folder, this one included.
     *
     * @param value number of builds, 1 and up; 3 by default
     * @return this builder
     */
    public Builder keepBuilds(int value) {
      this.keepBuilds = value;
      return this;
    }

    /**
     * Sets how many threads and processes may run at a time.
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
     * @throws NullPointerException if the folder or wasm-opt is missing
     * @throws IllegalArgumentException if a number is out of its range
     */
    public OptimizeRequest build() {
      Path from = source == null ? directory : source;
      return new OptimizeRequest(
          requireNonNull(from, "source"),
          requireNonNull(directory, "directory"),
          requireNonNull(wasmOpt, "wasmOpt"),
          options,
          keepBuilds,
          new RunOptions(threads, listener));
    }
  }
}
