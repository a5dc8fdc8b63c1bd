package io.github.wasmsplit.api;

import static java.util.Objects.requireNonNull;

import io.github.wasmsplit.diag.SplitListener;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What to split, and how.
 *
 * @param original the linker's output, with {@code linking} and {@code reloc.*} sections
 * @param bindgened the same program after wasm-bindgen
 * @param outputDirectory where the outputs go; made if missing
 * @param js wasm-bindgen's JS; empty: looked for beside {@code bindgened}, and if there is none, no
 *     JS is copied
 * @param mainName file name of main, {@code main.wasm} by default
 * @param names what becomes of names that only people read
 * @param nameAssets whether files of Dioxus' {@code asset!()} that dx has not named get the name
 *     they have below their folder {@code assets}
 * @param allowUnsplit whether a program without split points goes to main as a whole, instead of
 *     being refused
 * @param plan how chunks are planned
 * @param keepBuilds for how many builds, this one included, hashed files stay in the folder; 1 and
 *     up
 * @param threads how many threads to use, 1 and up
 * @param listener hears of progress
 */
public record SplitRequest(
    Path original,
    Path bindgened,
    Path outputDirectory,
    Optional<Path> js,
    String mainName,
    NamesOption names,
    boolean nameAssets,
    boolean allowUnsplit,
    PlanOptions plan,
    int keepBuilds,
    int threads,
    SplitListener listener) {

  /** Starts a request with all defaults. */
  public static Builder builder() {
    return new Builder();
  }

  /** Collects the parts of a {@link SplitRequest}. */
  public static final class Builder {
    private Path original;
    private Path bindgened;
    private Path outputDirectory;
    private Path js;
    private String mainName = "main.wasm";
    private NamesOption names = NamesOption.NONE;
    private boolean nameAssets;
    private boolean allowUnsplit;
    private Strategy strategy = PlanOptions.DEFAULT.strategy();
    private int minChunkSize = PlanOptions.DEFAULT.minChunkSize();
    private int requestOverhead = PlanOptions.DEFAULT.requestOverhead();
    private int maxRequests = PlanOptions.DEFAULT.maxRequests();
    private int hoistBelow = PlanOptions.DEFAULT.hoistBelow();
    private Map<String, Double> weights = Map.of();
    private List<ChunkGroup> groups = List.of();
    private int keepBuilds = 3;
    private int threads = Runtime.getRuntime().availableProcessors();
    private SplitListener listener = SplitListener.NONE;

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

    /** Sets the folder to write to. */
    public Builder outputDirectory(Path value) {
      this.outputDirectory = value;
      return this;
    }

    /** Sets wasm-bindgen's JS; null looks for it beside the bindgened file. */
    public Builder js(Path value) {
      this.js = value;
      return this;
    }

    /** Sets main's file name. */
    public Builder mainName(String value) {
      this.mainName = value;
      return this;
    }

    /** Sets what becomes of names. */
    public Builder names(NamesOption value) {
      this.names = value;
      return this;
    }

    /** Sets whether files of {@code asset!()} are named here. */
    public Builder nameAssets(boolean value) {
      this.nameAssets = value;
      return this;
    }

    /** Sets whether a program without split points goes to main as a whole. */
    public Builder allowUnsplit(boolean value) {
      this.allowUnsplit = value;
      return this;
    }

    /** Sets the size in bytes below which chunks are merged. */
    public Builder minChunkSize(int value) {
      this.minChunkSize = value;
      return this;
    }

    /** Sets the cost of one more request, in compressed bytes. */
    public Builder requestOverhead(int value) {
      this.requestOverhead = value;
      return this;
    }

    /** Sets what the chunks are planned for. */
    public Builder strategy(Strategy value) {
      this.strategy = value;
      return this;
    }

    /** Sets how many files the first use of a module may fetch; 0 for no limit. */
    public Builder maxRequests(int value) {
      this.maxRequests = value;
      return this;
    }

    /** Sets the size in bytes below which shared code may go to main where that costs less. */
    public Builder hoistBelow(int value) {
      this.hoistBelow = value;
      return this;
    }

    /** Sets how often modules are used; those that are not named have weight 1. */
    public Builder weights(Map<String, Double> value) {
      this.weights = value;
      return this;
    }

    /** Sets which modules share a chunk. */
    public Builder groups(List<ChunkGroup> value) {
      this.groups = value;
      return this;
    }

    /** Sets for how many builds hashed files stay. */
    public Builder keepBuilds(int value) {
      this.keepBuilds = value;
      return this;
    }

    /** Sets the number of threads. */
    public Builder threads(int value) {
      this.threads = value;
      return this;
    }

    /** Sets who hears of progress. */
    public Builder listener(SplitListener value) {
      this.listener = value;
      return this;
    }

    /**
     * Makes the request.
     *
     * @throws NullPointerException where a required path is missing
     * @throws IllegalArgumentException where a number is out of its range or the main name is no
     *     plain file name ending in {@code .wasm}
     */
    public SplitRequest build() {
      requireNonNull(original, "original");
      requireNonNull(bindgened, "bindgened");
      requireNonNull(outputDirectory, "outputDirectory");
      PlanOptions plan =
          new PlanOptions(
              strategy, requestOverhead, minChunkSize, maxRequests, hoistBelow, weights, groups);
      check(keepBuilds >= 1, "keepBuilds must be 1 or more, but is " + keepBuilds);
      check(threads >= 1, "threads must be 1 or more, but is " + threads);
      check(
          mainName.matches("[A-Za-z0-9._-]+\\.wasm"),
          "mainName must be a plain file name that ends in .wasm, but is " + mainName);
      return new SplitRequest(
          original,
          bindgened,
          outputDirectory,
          Optional.ofNullable(js),
          mainName,
          requireNonNull(names),
          nameAssets,
          allowUnsplit,
          plan,
          keepBuilds,
          threads,
          requireNonNull(listener));
    }

    private static void check(boolean holds, String message) {
      if (!holds) {
        throw new IllegalArgumentException(message);
      }
    }
  }
}
