package io.github.wasmsplit.api;

import static java.util.Objects.requireNonNull;

import io.github.wasmsplit.diag.SplitListener;
import io.github.wasmsplit.diag.Stage;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Which split to seal. Made by a {@link Builder}.
 *
 * @param directory a folder that a split was published to, whose files a later tool has changed
 * @param before a copy of that folder as the split left it; empty: the outputs are held against
 *     each other only
 * @param keepBuilds for how many builds, this one included, hashed files stay in the folder; 1 and
 *     up
 * @param run how many threads to use, and whom to tell: stages {@link Stage#READ}, {@link
 *     Stage#CHECK}, {@link Stage#PUBLISH}
 */
public record SealRequest(Path directory, Optional<Path> before, int keepBuilds, RunOptions run) {
  /**
   * Checks the parts.
   *
   * @param directory not null
   * @param before not null, may be empty
   * @param keepBuilds 1 and up
   * @param run not null
   * @throws NullPointerException if a part is null
   * @throws IllegalArgumentException if {@code keepBuilds} is less than 1
   */
  public SealRequest {
    requireNonNull(directory, "directory");
    requireNonNull(before, "before");
    requireNonNull(run, "run");
    Checks.keepBuilds(keepBuilds);
  }

  /**
   * {@return a request with all defaults}
   *
   * @param directory the folder whose files have changed
   * @throws NullPointerException if it is null
   */
  public static SealRequest of(Path directory) {
    return builder().directory(directory).build();
  }

  /** {@return a builder with all defaults set} */
  public static Builder builder() {
    return new Builder();
  }

  /**
   * {@return this request with the outputs as they were before}
   *
   * @param value path of a copy of the folder as the split left it
   */
  public SealRequest withBefore(Path value) {
    return new SealRequest(directory, Optional.of(value), keepBuilds, run);
  }

  /** Collects the parts of a {@link SealRequest}. */
  public static final class Builder {
    private @Nullable Path directory;
    private @Nullable Path before;
    private int keepBuilds = 3;
    private int threads = RunOptions.DEFAULT.threads();
    private SplitListener listener = RunOptions.DEFAULT.listener();

    private Builder() {}

    /**
     * Sets the folder whose files have changed.
     *
     * @param value path of a folder that a split was published to
     * @return this builder
     */
    public Builder directory(Path value) {
      this.directory = value;
      return this;
    }

    /**
     * Sets the folder to compare with.
     *
     * @param value path of a copy of the folder as the split left it; null, the default, for none
     * @return this builder
     */
    @SuppressWarnings("exports") // Embedders compile without the annotation.
    public Builder before(@Nullable Path value) {
      this.before = value;
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
     * @throws NullPointerException if the folder is missing
     * @throws IllegalArgumentException if a number is out of its range
     */
    public SealRequest build() {
      return new SealRequest(
          requireNonNull(directory, "directory"),
          Optional.ofNullable(before),
          keepBuilds,
          new RunOptions(threads, listener));
    }
  }
}
