package io.github.wasmsplit.maven;

import io.github.wasmsplit.api.OutputFile;
import io.github.wasmsplit.api.SplitRequest;
import io.github.wasmsplit.api.SplitResult;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Splits only if something has changed since the last time. */
final class IncrementalSplit {
  private final Optional<Path> stateFile;
  private final String tool;
  private final Function<SplitRequest, SplitResult> split;
  private final Optional<OptimizedState> optimized;

  /**
   * For a folder that no other goal changes.
   *
   * @param stateFile file for the state; empty splits each time
   * @param tool the tool's identity
   * @param split the splitter
   */
  IncrementalSplit(
      Optional<Path> stateFile, String tool, Function<SplitRequest, SplitResult> split) {
    this(stateFile, tool, split, Optional.empty());
  }

  /**
   * For a folder whose files another goal may optimize in place.
   *
   * @param stateFile file for the state; empty splits each time
   * @param tool the tool's identity
   * @param split the splitter
   * @param optimized the state that that goal has left
   */
  IncrementalSplit(
      Optional<Path> stateFile,
      String tool,
      Function<SplitRequest, SplitResult> split,
      Optional<OptimizedState> optimized) {
    this.stateFile = stateFile;
    this.tool = tool;
    this.split = split;
    this.optimized = optimized;
  }

  /**
   * The result of a run.
   *
   * @param upToDate whether there was nothing to do
   * @param files the outputs, made now or by an earlier build
   * @param result what was made; empty if there was nothing to do
   */
  record Outcome(boolean upToDate, List<OutputFile> files, Optional<SplitResult> result) {
    static Outcome made(SplitResult result) {
      return new Outcome(false, result.files(), Optional.of(result));
    }

    static Outcome found(List<OutputFile> files) {
      return new Outcome(true, files, Optional.empty());
    }
  }

  Outcome run(SplitRequest request) throws IOException {
    if (stateFile.isEmpty()) {
      return Outcome.made(split.apply(request));
    }
    return runWithState(request, stateFile.get());
  }

  private Outcome runWithState(SplitRequest request, Path file) throws IOException {
    String fingerprint = Fingerprint.of(request, tool);
    Optional<BuildState> last = BuildState.load(file);
    if (last.isPresent() && last.get().fingerprint().equals(fingerprint)) {
      Optional<List<OutputFile>> present = present(last.get(), request.outputs().directory());
      if (present.isPresent()) {
        return Outcome.found(present.get());
      }
    }
    // A build that is stopped half-way must not leave a state that the outputs do not match.
    Files.deleteIfExists(file);
    SplitResult result = split.apply(request);
    new BuildState(fingerprint, result.files()).save(file);
    return Outcome.made(result);
  }

  /** The files that are there: as they were split, or as they were optimized after that. */
  private Optional<List<OutputFile>> present(BuildState last, Path directory) throws IOException {
    if (last.isIntact(directory)) {
      return Optional.of(last.files());
    }
    return optimized.isPresent()
        ? optimized.get().filesMadeFrom(last.files(), directory)
        : Optional.empty();
  }
}
