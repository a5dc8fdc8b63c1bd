package io.github.wasmsplit.maven;

import io.github.wasmsplit.WasmSplit;
import io.github.wasmsplit.api.OptimizeRequest;
import io.github.wasmsplit.api.WasmOpt;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import javax.inject.Inject;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.project.MavenProjectHelper;
import org.jspecify.annotations.Nullable;

/**
 * Runs Binaryen's wasm-opt on each output of the goal {@code split}, checks that they still fit
 * together, and makes file names, digests, loader and manifest anew. Does nothing if there is no
 * wasm-opt, or where nothing has changed since the last build.
 */
@Mojo(
    name = "optimize",
    defaultPhase = LifecyclePhase.PACKAGE,
    threadSafe = true,
    requiresProject = false)
public class OptimizeMojo extends OutputMojo {
  /** Binaryen's wasm-opt, version 117 or newer. By default it is looked for on {@code PATH}. */
  @Parameter(property = "wasmSplit.wasmOpt")
  private @Nullable File wasmOpt;

  /**
   * Options for wasm-opt, {@code -Oz} and some more by default. Those for features of WebAssembly
   * and for function names are added.
   */
  @Parameter(property = "wasmSplit.wasmOptOptions")
  private @Nullable String wasmOptOptions;

  /** Whether a build without wasm-opt fails; else it goes on with the files as they are. */
  @Parameter(property = "wasmSplit.requireWasmOpt", defaultValue = "false")
  private boolean requireWasmOpt;

  /** Skips this goal. */
  @Parameter(property = "wasmSplit.skipOptimize", defaultValue = "false")
  private boolean skipOptimize;

  /** For Maven, which sets the parameters afterwards. */
  @Inject
  public OptimizeMojo(MavenProjectHelper projectHelper) {
    super(projectHelper);
  }

  @Override
  boolean isSkipped() {
    return skipOptimize;
  }

  /** The goal split has attached the jar, as a rule. */
  @Override
  boolean renews() {
    return true;
  }

  @Override
  Optional<Path> unsplit() {
    return Optional.empty();
  }

  @Override
  Optional<Work> prepare() throws IOException {
    Optional<WasmOpt> found = WasmOptParameter.find(wasmOpt, requireWasmOpt);
    if (found.isEmpty()) {
      getLog().info(WasmOptParameter.missing(wasmOpt, "the files stay as they are"));
      return Optional.empty();
    }
    OptimizeRequest request = request(found.get());
    IncrementalOptimize optimize =
        new IncrementalOptimize(
            stateDirectory().map(folder -> OptimizedState.of(folder, directory())),
            toolDigest(),
            WasmSplit::optimize);
    return Optional.of(() -> optimize.run(request));
  }

  private OptimizeRequest request(WasmOpt found) {
    return OptimizeRequest.builder()
        .directory(directory())
        .wasmOpt(found)
        .options(WasmOptParameter.options(wasmOptOptions))
        .keepBuilds(keepBuilds())
        .threads(threads())
        .listener(new MavenListener(getLog()))
        .build();
  }
}
