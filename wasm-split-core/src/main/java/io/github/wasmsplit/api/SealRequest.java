package io.github.wasmsplit.api;

import static java.util.Objects.requireNonNull;

import io.github.wasmsplit.diag.SplitListener;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Which split to seal. Made by a {@link Builder}.
 *
 * @param directory a folder that a split was published to, whose files a later tool has changed
 * @param before a copy of that folder as the split left it; empty: the outputs are held against
 *     each other only
 * @param keepBuilds for how many builds, this one included, hashed files stay in the folder; 1 and
 *     up
 * @param run how many threads to use, and whom to tell: stages {@code read}, {@code check}, {@code
 *     publish}
 */
public record SealRequest(Path directory, Optional<Path> before, int keepBuilds, RunOptions run) {
  /**
   * Checks.
   *
   * @throws NullPointerException if a part is null
   * @throws IllegalArgumentException if {@code keepBuilds} is less than 1
   */
  public SealRequest {
    requireNonNull(directory, "directory");
    requireNonNull(before, "before");
    requireNonNull(run, "run");
    Checks.keepBuilds(keepBuilds);
  }

  /** {@return a request with all defaults} */
  public static SealRequest of(Path directory) {
    return builder().directory(directory).build();
  }

  /** Starts a request with all defaults. */
  public static Builder builder() {
    return new Builder();
  }

  /** The same with the outputs as they were before. */
  public SealRequest withBefore(Path value) {
    return new SealRequest(directory, Optional.of(value), keepBuilds, run);
  }

  /** Collects the parts of a {@link SealRequest}. */
  public static final class Builder {
    private Path directory;
    private Path before;
    private int keepBuilds = 3;
    private int threads = RunOptions.DEFAULT.threads();
    private SplitListener listener = RunOptions.DEFAULT.listener();

    private Builder() {}

    /** Sets the folder whose files have changed. */
    public Builder directory(Path value) {
      this.directory = value;
      return this;
    }

    /** Sets a copy of the folder as the split left it; null for none. */
    public Builder before(Path value) {
      this.before = value;
      return this;
    }

    /** Sets for how many builds hashed files stay, 1 and up; 3 by default. */
    public Builder keepBuilds(int value) {
      this.keepBuilds = value;
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
     * @throws NullPointerException if the folder is missing
     * @throws IllegalArgumentException if a number is out of its range
     */
    public SealRequest build() {
      return new SealRequest(
          directory, Optional.ofNullable(before), keepBuilds, new RunOptions(threads, listener));
    }
  }
}
