package io.github.wasmsplit.api;

import static java.util.Objects.requireNonNull;

import io.github.wasmsplit.diag.SplitListener;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What to split, and how. Made by a {@link Builder}.
 *
 * @param inputs the program
 * @param outputs the outputs to make of it, and their folder
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
   * @param inputs not null
   * @param outputs not null
   * @param plan not null
   * @param allowUnsplit either
   * @param run not null
   * @throws NullPointerException if a part is null
   */
  public SplitRequest {
    requireNonNull(inputs, "inputs");
    requireNonNull(outputs, "outputs");
    requireNonNull(plan, "plan");
    requireNonNull(run, "run");
  }

  /** {@return a builder with all defaults set} */
  public static Builder builder() {
    return new Builder();
  }

  /** Collects the parts of a {@link SplitRequest}. */
  public static final class Builder {
    private @Nullable Path original;
    private @Nullable Path bindgened;
    private @Nullable Path js;
    private @Nullable Path outputDirectory;
    private String mainName = "main.wasm";
    private NamesOption names = NamesOption.NONE;
    private boolean nameAssets;
    private int keepBuilds = 3;
    private final List<Page> pages = new ArrayList<>();
    private String baseUrl = "./";
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
     * Sets wasm-bindgen's JS.
     *
     * @param value its path; null, the default, to look for it beside the bindgened file
     * @return this builder
     */
    @SuppressWarnings("exports") // Embedders compile without the annotation.
    public Builder js(@Nullable Path value) {
      this.js = value;
      return this;
    }

    /**
     * Sets the folder to write to.
     *
     * @param value its path; the folder is made if it is missing
     * @return this builder
     */
    public Builder outputDirectory(Path value) {
      this.outputDirectory = value;
      return this;
    }

    /**
     * Sets main's file name.
     *
     * @param value letters, digits, {@code .}, {@code _} and {@code -}, and {@code .wasm} at its
     *     end; {@code main.wasm} by default
     * @return this builder
     */
    public Builder mainName(String value) {
      this.mainName = value;
      return this;
    }

    /**
     * Sets what becomes of names that only people read.
     *
     * @param value {@link NamesOption#NONE} by default
     * @return this builder
     */
    public Builder names(NamesOption value) {
      this.names = value;
      return this;
    }

    /**
     * Sets whether files of Dioxus' {@code asset!()} are named by the split.
     *
     * @param value true if dx does not name them; false by default
     * @return this builder
     */
    public Builder nameAssets(boolean value) {
      this.nameAssets = value;
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
     * Adds a page that starts the program. It is written to the output folder under its own name,
     * with what makes the start fast.
     *
     * @param value an HTML file, and the modules that it needs at once: their files are fetched
     *     along with main, which comes first
     * @return this builder
     */
    public Builder page(Page value) {
      this.pages.add(value);
      return this;
    }

    /**
     * Sets where the pages find the output folder.
     *
     * @param value {@code ./}, the default, for pages that are served from the folder; else a URL
     *     that ends in a slash, such as {@code /app/}
     * @return this builder
     */
    public Builder baseUrl(String value) {
      this.baseUrl = value;
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
     * @throws NullPointerException if a path that is required is missing
     * @throws IllegalArgumentException if a value is out of its range
     */
    public SplitRequest build() {
      return new SplitRequest(
          new SplitInputs(
              requireNonNull(original, "original"),
              requireNonNull(bindgened, "bindgened"),
              Optional.ofNullable(js)),
          new SplitOutputs(
              requireNonNull(outputDirectory, "outputDirectory"),
              mainName,
              names,
              nameAssets,
              keepBuilds,
              pages,
              baseUrl),
          plan,
          allowUnsplit,
          new RunOptions(threads, listener));
    }
  }
}
