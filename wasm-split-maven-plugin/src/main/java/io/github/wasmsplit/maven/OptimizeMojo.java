package io.github.wasmsplit.maven;

import io.github.wasmsplit.OptimizeRequest;
import io.github.wasmsplit.WasmOpt;
import io.github.wasmsplit.WasmSplit;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import javax.inject.Inject;
import org.apache.maven.artifact.Artifact;
import org.apache.maven.plugin.AbstractMojo;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.project.MavenProject;
import org.apache.maven.project.MavenProjectHelper;

/**
 * Runs Binaryen's wasm-opt on each output of the goal {@code split}, checks that they still fit
 * together, and makes file names, digests, loader and manifest anew. Does nothing where there is no
 * wasm-opt, or where nothing has changed since the last build.
 */
@Mojo(
    name = "optimize",
    defaultPhase = LifecyclePhase.PACKAGE,
    threadSafe = true,
    requiresProject = false)
public class OptimizeMojo extends AbstractMojo {
  /** The folder that {@code split} has written to; the result takes the place of its files. */
  @Parameter(
      property = "wasmSplit.outputDirectory",
      defaultValue = "${project.build.directory}/wasm-split")
  private File outputDirectory;

  /** Binaryen's wasm-opt, version 117 or newer. By default it is looked for on {@code PATH}. */
  @Parameter(property = "wasmSplit.wasmOpt")
  private File wasmOpt;

  /**
   * Options for wasm-opt, {@code -Oz} and some more by default. Those for features of WebAssembly
   * and for function names are added.
   */
  @Parameter(property = "wasmSplit.wasmOptOptions")
  private String wasmOptOptions;

  /** Whether a build without wasm-opt fails; else it goes on with the files as they are. */
  @Parameter(property = "wasmSplit.requireWasmOpt", defaultValue = "false")
  private boolean requireWasmOpt;

  /** For how many builds files with a hash in their name stay in the output folder. */
  @Parameter(property = "wasmSplit.keepBuilds", defaultValue = "3")
  private int keepBuilds;

  /** How many processes and threads to use; 0 means one for each processor. */
  @Parameter(property = "wasmSplit.threads", defaultValue = "0")
  private int threads;

  /** Skips all goals of this plugin. */
  @Parameter(property = "wasmSplit.skip", defaultValue = "false")
  private boolean skip;

  /** Skips this goal. */
  @Parameter(property = "wasmSplit.skipOptimize", defaultValue = "false")
  private boolean skipOptimize;

  /** Whether to attach a jar with the outputs, as for {@code split}. */
  @Parameter(property = "wasmSplit.attach")
  private Boolean attach;

  /** Classifier of the attached jar. */
  @Parameter(property = "wasmSplit.classifier", defaultValue = "web")
  private String classifier;

  /** Where the outputs lie in the attached jar, below {@code META-INF/resources/}. */
  @Parameter(property = "wasmSplit.webPath", defaultValue = "${project.artifactId}")
  private String webPath;

  /** Time of the entries of the attached jar: ISO 8601, or seconds since 1970. */
  @Parameter(defaultValue = "${project.build.outputTimestamp}", readonly = true)
  private String outputTimestamp;

  @Parameter(
      defaultValue = "${project.build.directory}/wasm-split-state",
      readonly = true,
      required = true)
  private File stateDirectory;

  @Parameter(defaultValue = "${project}", readonly = true, required = true)
  private MavenProject project;

  @Parameter(defaultValue = "${plugin.artifacts}", readonly = true, required = true)
  private List<Artifact> tool;

  private final MavenProjectHelper projectHelper;

  /** Made by Maven. */
  @Inject
  public OptimizeMojo(MavenProjectHelper projectHelper) {
    this.projectHelper = projectHelper;
  }

  @Override
  public void execute() throws MojoExecutionException, MojoFailureException {
    if (skip || skipOptimize) {
      getLog().info("wasm-split:optimize is skipped");
      return;
    }
    try {
      Optional<WasmOpt> found = WasmOptParameter.find(wasmOpt, requireWasmOpt);
      if (found.isEmpty()) {
        getLog().info(WasmOptParameter.missing(wasmOpt, "the files stay as they are"));
        return;
      }
      optimizeAndAttach(found.get());
    } catch (IOException | RuntimeException | OutOfMemoryError e) {
      Failures.rethrow(e);
    }
  }

  private void optimizeAndAttach(WasmOpt found) throws IOException {
    OptimizeRequest request = request(found);
    Placement placement = new Placement(project, request.directory());
    placement.warning().ifPresent(getLog()::warn);
    Optional<WebJar> jar =
        placement.attaches(attach)
            ? Optional.of(WebJar.of(webPath, outputTimestamp))
            : Optional.empty();

    IncrementalOptimize optimize =
        new IncrementalOptimize(
            state(request.directory()), ToolDigest.of(tool), WasmSplit::optimize);
    IncrementalSplit.Outcome outcome = optimize.run(request);
    Report.log(outcome, request.directory(), getLog());

    if (jar.isPresent()) {
      new Attachment(project, projectHelper, getLog())
          .attachOrRenew(jar.get(), classifier, request.directory(), outcome.files());
    }
  }

  /** Without a project there is no build folder to keep a state in. */
  private Optional<OptimizedState> state(Path directory) {
    return Optional.of(stateDirectory.toPath())
        .filter(folder -> project.getFile() != null)
        .map(folder -> OptimizedState.of(folder, directory));
  }

  private OptimizeRequest request(WasmOpt found) {
    // Without a project, Maven leaves ${project.build.directory} as it stands.
    if (outputDirectory == null || outputDirectory.getPath().contains("${")) {
      throw new IllegalArgumentException(
          "outputDirectory is missing: set -DwasmSplit.outputDirectory=…");
    }
    Path directory = outputDirectory.toPath();
    return new OptimizeRequest(
        directory,
        directory,
        found,
        WasmOptParameter.options(wasmOptOptions),
        keepBuilds,
        threads == 0 ? Runtime.getRuntime().availableProcessors() : threads,
        new MavenListener(getLog()));
  }
}
