package io.github.wasmsplit.maven;

import io.github.wasmsplit.WasmSplit;
import io.github.wasmsplit.api.OptimizeRequest;
import io.github.wasmsplit.api.OutputFile;
import io.github.wasmsplit.api.SplitResult;
import io.github.wasmsplit.digest.ContentDigest;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Optimizes only if something has changed since the last time, and always from the split. */
final class IncrementalOptimize {
  private final Optional<OptimizedState> state;
  private final String tool;
  private final Function<OptimizeRequest, SplitResult> optimize;

  /**
   * Reads and writes nothing yet.
   *
   * @param state the state of the output folder; empty optimizes each time
   * @param tool the plugin's identity
   * @param optimize the optimizer
   */
  IncrementalOptimize(
      Optional<OptimizedState> state,
      String tool,
      Function<OptimizeRequest, SplitResult> optimize) {
    this.state = state;
    this.tool = tool;
    this.optimize = optimize;
  }

  /** Optimizes {@code request.directory()} in place. */
  IncrementalSplit.Outcome run(OptimizeRequest request) throws IOException {
    return state.isEmpty()
        ? IncrementalSplit.Outcome.made(optimize.apply(request))
        : run(request, state.get());
  }

  private IncrementalSplit.Outcome run(OptimizeRequest request, OptimizedState kept)
      throws IOException {
    Path directory = request.directory();
    Optional<BuildState> current = kept.current(directory);
    List<OutputFile> source =
        WasmSplit.published(current.isPresent() ? kept.before() : directory).files();
    String fingerprint = fingerprint(request, source);
    if (current.isPresent() && current.get().fingerprint().equals(fingerprint)) {
      return IncrementalSplit.Outcome.found(current.get().files());
    }
    if (current.isEmpty()) {
      kept.keep(directory, source);
    }
    kept.forget();
    SplitResult result = optimize.apply(request.withSource(kept.before()));
    kept.save(new BuildState(fingerprint, result.files()));
    return IncrementalSplit.Outcome.made(result);
  }

  /** Everything that can change the outputs; the source comes first, to be found again. */
  private String fingerprint(OptimizeRequest request, List<OutputFile> source) {
    List<String> texts = new ArrayList<>(request.options());
    texts.add(tool);
    texts.add(request.wasmOpt().version());
    texts.add(Integer.toString(request.keepBuilds()));
    return OptimizedState.sourceOf(source) + " " + new ContentDigest().addTexts(texts).hex();
  }
}
