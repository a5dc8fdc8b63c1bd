package io.github.wasmsplit.maven;

import io.github.wasmsplit.SplitRequest;
import io.github.wasmsplit.WasmSplit;
import io.github.wasmsplit.plan.PlanOptions;
import io.github.wasmsplit.plan.Strategy;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import javax.inject.Inject;
import org.apache.maven.artifact.Artifact;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.plugin.AbstractMojo;
import org.apache.maven.plugin.MojoExecution;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.project.MavenProject;
import org.apache.maven.project.MavenProjectHelper;
import org.codehaus.plexus.configuration.PlexusConfiguration;

/**
 * Splits a WebAssembly program into main, modules and chunks that a browser loads on demand, and
 * attaches them as a jar that web servers serve from a dependency. Does nothing where neither the
 * inputs nor the options have changed since the last build.
 */
@Mojo(
    name = "split",
    defaultPhase = LifecyclePhase.PACKAGE,
    threadSafe = true,
    requiresProject = false)
public class SplitMojo extends AbstractMojo {
  /**
   * The linker's output, linked with {@code -C link-args=--emit-relocs}. With neither this nor
   * {@link #bindgened}, what the goal {@code build} has left is split.
   */
  @Parameter(property = "wasmSplit.original")
  private File original;

  /** The same program after {@code wasm-bindgen --target web}. */
  @Parameter(property = "wasmSplit.bindgened")
  private File bindgened;

  /** Where the goal {@code build} has left its files. */
  @Parameter(
      property = "wasmSplit.buildDirectory",
      defaultValue = "${project.build.directory}/wasm-bindgen")
  private File buildDirectory;

  /** wasm-bindgen's JS. By default it is looked for beside {@link #bindgened}. */
  @Parameter(property = "wasmSplit.js")
  private File js;

  /** The folder to write to; it can be served as it is. Without a project it has no default. */
  @Parameter(
      property = "wasmSplit.outputDirectory",
      defaultValue = "${project.build.directory}/wasm-split")
  private File outputDirectory;

  /** File name of main. */
  @Parameter(property = "wasmSplit.mainName", defaultValue = "main.wasm")
  private String mainName;

  /** Whether outputs keep function names: {@code none} or {@code keep}. */
  @Parameter(property = "wasmSplit.names", defaultValue = "none")
  private String names;

  /**
   * Names files of Dioxus' {@code asset!()} that dx has not named, by their path below their folder
   * {@code assets}: serve that folder as {@code /assets/}.
   */
  @Parameter(property = "wasmSplit.nameAssets", defaultValue = "false")
  private boolean nameAssets;

  /** Chunks below this many bytes are merged. */
  @Parameter(property = "wasmSplit.minChunkSize", defaultValue = "4096")
  private int minChunkSize;

  /** What one more request costs, in compressed bytes. */
  @Parameter(property = "wasmSplit.requestOverhead", defaultValue = "2500")
  private int requestOverhead;

  /** How many files the first use of a module may fetch, its own included; 0 for no limit. */
  @Parameter(property = "wasmSplit.maxRequests", defaultValue = "8")
  private int maxRequests;

  /** Shared code below this many bytes may go to main where that costs less. */
  @Parameter(property = "wasmSplit.hoistBelow", defaultValue = "0")
  private int hoistBelow;

  /**
   * What chunks are planned for: {@code balanced}, {@code fewest-requests}, {@code fewest-bytes} or
   * {@code one-chunk-per-set}.
   */
  @Parameter(property = "wasmSplit.strategy", defaultValue = "balanced")
  private String strategy;

  /**
   * How often modules are used beside others, such as {@code home=10, about=0.5}; those that are
   * not named have 1.
   */
  @Parameter(property = "wasmSplit.weights", defaultValue = "")
  private String weights;

  /**
   * Modules that share a chunk: {@code <group name="editor"><module>markdown</module>
   * <module>highlight</module></group>}. What two or more of them share and no other module uses
   * goes into one chunk of that name.
   */
  @Parameter private PlexusConfiguration groups;

  /** For how many builds files with a hash in their name stay in the output folder. */
  @Parameter(property = "wasmSplit.keepBuilds", defaultValue = "3")
  private int keepBuilds;

  /** How many threads to use; 0 means one for each processor. */
  @Parameter(property = "wasmSplit.threads", defaultValue = "0")
  private int threads;

  /** Skips the goal. */
  @Parameter(property = "wasmSplit.skip", defaultValue = "false")
  private boolean skip;

  /**
   * Whether to attach a jar with the outputs. By default it is attached where there is a project
   * and the output folder does not lie where it gets into the project's own jar or war: inside of
   * {@code project.build.outputDirectory}, or of the folder in which the war is assembled.
   */
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

  @Parameter(defaultValue = "${mojoExecution}", readonly = true, required = true)
  private MojoExecution execution;

  @Parameter(defaultValue = "${session}", readonly = true, required = true)
  private MavenSession session;

  @Parameter(defaultValue = "${plugin.artifacts}", readonly = true, required = true)
  private List<Artifact> tool;

  private final MavenProjectHelper projectHelper;

  /** Made by Maven. */
  @Inject
  public SplitMojo(MavenProjectHelper projectHelper) {
    this.projectHelper = projectHelper;
  }

  @Override
  public void execute() throws MojoExecutionException, MojoFailureException {
    if (skip) {
      getLog().info("wasm-split is skipped");
      return;
    }
    try {
      splitAndAttach();
    } catch (IOException | RuntimeException | OutOfMemoryError e) {
      Failures.rethrow(e);
    }
  }

  private void splitAndAttach() throws IOException {
    SplitRequest request = request();
    Placement placement = new Placement(project, request.outputDirectory());
    placement.warning().ifPresent(getLog()::warn);
    Optional<WebJar> jar =
        placement.attaches(attach)
            ? Optional.of(WebJar.of(webPath, outputTimestamp))
            : Optional.empty();

    IncrementalSplit split =
        new IncrementalSplit(
            state(), ToolDigest.of(tool), WasmSplit::split, optimized(request.outputDirectory()));
    IncrementalSplit.Outcome outcome = split.run(request);
    Report.log(outcome, request.outputDirectory(), getLog());

    if (jar.isPresent()) {
      new Attachment(project, projectHelper, getLog())
          .attach(jar.get(), classifier, request.outputDirectory(), outcome.files());
    }
  }

  /** Without a project there is no build folder to keep a state in. */
  private Optional<Path> state() {
    return Optional.of(stateDirectory.toPath())
        .filter(folder -> project.getFile() != null)
        .map(folder -> BuildState.file(folder, execution.getExecutionId()));
  }

  /** Where no goal optimizes any more, what one has made is split anew. */
  private Optional<OptimizedState> optimized(Path directory) {
    return PlannedGoals.contains("optimize", project, execution, session)
        ? Optional.of(OptimizedState.of(stateDirectory.toPath(), directory))
        : Optional.empty();
  }

  private SplitRequest request() {
    boolean built = original == null && bindgened == null && isSet(buildDirectory);
    BuiltFiles files = built ? BuiltFiles.in(buildDirectory) : null;
    return SplitRequest.builder()
        .original(built ? files.original() : required(original, "original"))
        .bindgened(built ? files.bindgened() : required(bindgened, "bindgened"))
        .outputDirectory(required(outputDirectory, "outputDirectory"))
        .js(js == null ? null : js.toPath())
        .mainName(mainName)
        .names(Names.parse(names))
        .nameAssets(nameAssets)
        .minChunkSize(minChunkSize)
        .requestOverhead(requestOverhead)
        .maxRequests(maxRequests)
        .hoistBelow(hoistBelow)
        .strategy(Strategy.parse(strategy))
        .weights(PlanOptions.parseWeights(weights == null ? "" : weights))
        .groups(Groups.read(groups))
        .keepBuilds(keepBuilds)
        .threads(threads == 0 ? Runtime.getRuntime().availableProcessors() : threads)
        .listener(new MavenListener(getLog()))
        .build();
  }

  /** Without a project, Maven leaves ${project.basedir} in default values as it stands. */
  private static boolean isSet(File value) {
    return value != null && !value.getPath().contains("${");
  }

  private static Path required(File value, String name) {
    if (!isSet(value)) {
      throw new IllegalArgumentException(
          "%1$s is missing: set <%1$s> in the plugin's configuration, or -DwasmSplit.%1$s=…"
              .formatted(name));
    }
    return value.toPath();
  }
}
