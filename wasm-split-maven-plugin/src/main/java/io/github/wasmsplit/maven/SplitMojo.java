package io.github.wasmsplit.maven;

import io.github.wasmsplit.WasmSplit;
import io.github.wasmsplit.api.Page;
import io.github.wasmsplit.api.PlanOptions;
import io.github.wasmsplit.api.SplitRequest;
import io.github.wasmsplit.api.Strategy;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import javax.inject.Inject;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.plugin.MojoExecution;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.project.MavenProjectHelper;
import org.codehaus.plexus.configuration.PlexusConfiguration;
import org.jspecify.annotations.Nullable;

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
public class SplitMojo extends OutputMojo {
  /**
   * The linker's output, linked with {@code -C link-args=--emit-relocs}. With neither this nor
   * {@link #bindgened}, what the goal {@code build} has left is split.
   */
  @Parameter(property = "wasmSplit.original")
  private @Nullable File original;

  /** The same program after {@code wasm-bindgen --target web}. */
  @Parameter(property = "wasmSplit.bindgened")
  private @Nullable File bindgened;

  /** The folder in which the goal {@code build} has left its files. */
  @Parameter(
      property = "wasmSplit.buildDirectory",
      defaultValue = "${project.build.directory}/wasm-bindgen")
  private File buildDirectory;

  /** wasm-bindgen's JS. By default it is looked for beside {@link #bindgened}. */
  @Parameter(property = "wasmSplit.js")
  private @Nullable File js;

  /** File name of main. */
  @Parameter(property = "wasmSplit.mainName", defaultValue = "main.wasm")
  private String mainName;

  /**
   * {@code keep}: outputs name their functions, and main and its JS keep wasm-bindgen's names; or
   * {@code none}.
   */
  @Parameter(property = "wasmSplit.names", defaultValue = "none")
  private String names;

  /**
   * Names files of Dioxus' {@code asset!()} that dx has not named, by their path below their folder
   * {@code assets}: serve that folder as {@code /assets/}.
   */
  @Parameter(property = "wasmSplit.nameAssets", defaultValue = "false")
  private boolean nameAssets;

  /**
   * Whether a program without split points, such as one built with the crates' feature {@code
   * direct}, goes to main as a whole; else it fails the build.
   */
  @Parameter(property = "wasmSplit.allowUnsplit", defaultValue = "false")
  private boolean allowUnsplit;

  /** Chunks below this many bytes are merged. */
  @Parameter(property = "wasmSplit.minChunkSize", defaultValue = "4096")
  private int minChunkSize;

  /** What one more request costs, in compressed bytes. */
  @Parameter(property = "wasmSplit.requestOverhead", defaultValue = "2500")
  private int requestOverhead;

  /** How many files the first use of a module may fetch, its own included; 0 for no limit. */
  @Parameter(property = "wasmSplit.maxRequests", defaultValue = "8")
  private int maxRequests;

  /** Code of modules below this many bytes may go to main if that costs less. */
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
  private @Nullable String weights;

  /**
   * Modules that share a chunk: {@code <group name="editor"><module>markdown</module>
   * <module>highlight</module></group>}. What two or more of them share and no other module uses
   * goes into one chunk of that name.
   */
  @Parameter private @Nullable PlexusConfiguration groups;

  /**
   * Pages that start the program: they are written to the output folder with what makes a start
   * fast. {@code <page>src/main/web/shop.html=search,cart</page>} names the modules that the page
   * needs at once as well. By default the {@code .html} files in {@link #pageDirectory}.
   */
  @Parameter(property = "wasmSplit.pages")
  private @Nullable List<String> pages;

  /** The folder of the pages that are taken if {@link #pages} names none. */
  @Parameter(property = "wasmSplit.pageDirectory", defaultValue = "${project.basedir}/src/main/web")
  private File pageDirectory;

  /** Where the pages find the output folder: {@code ./}, or a URL such as {@code /app/}. */
  @Parameter(property = "wasmSplit.baseUrl", defaultValue = "./")
  private String baseUrl;

  @Parameter(defaultValue = "${mojoExecution}", readonly = true, required = true)
  private MojoExecution execution;

  @Parameter(defaultValue = "${session}", readonly = true, required = true)
  private MavenSession session;

  private @Nullable Path unsplit;

  /** For Maven, which sets the parameters afterwards. */
  @Inject
  public SplitMojo(MavenProjectHelper projectHelper) {
    super(projectHelper);
  }

  @Override
  boolean isSkipped() {
    return false;
  }

  @Override
  boolean renews() {
    return false;
  }

  @Override
  Optional<Path> unsplit() {
    return Optional.ofNullable(unsplit);
  }

  @Override
  Optional<Work> prepare() throws IOException {
    SplitRequest request = request();
    unsplit = request.inputs().bindgened();
    IncrementalSplit split =
        new IncrementalSplit(
            stateDirectory().map(folder -> BuildState.file(folder, execution.getExecutionId())),
            toolDigest(),
            WasmSplit::split,
            optimized());
    return Optional.of(() -> split.run(request));
  }

  /** If no goal optimizes any more, optimized outputs are split anew. */
  private Optional<OptimizedState> optimized() {
    return stateDirectory()
        .filter(folder -> PlannedGoals.contains("optimize", project(), execution, session))
        .map(folder -> OptimizedState.of(folder, directory()));
  }

  private SplitRequest request() {
    boolean built = original == null && bindgened == null && isSet(buildDirectory);
    BuiltFiles files =
        built
            ? BuiltFiles.in(buildDirectory)
            : new BuiltFiles(required(original, "original"), required(bindgened, "bindgened"));
    SplitRequest.Builder builder = SplitRequest.builder();
    pages().forEach(builder::page);
    return builder
        .baseUrl(baseUrl)
        .original(files.original())
        .bindgened(files.bindgened())
        .outputDirectory(directory())
        .js(js == null ? null : js.toPath())
        .mainName(mainName)
        .names(Names.parse(names))
        .nameAssets(nameAssets)
        .allowUnsplit(allowUnsplit)
        .plan(plan())
        .keepBuilds(keepBuilds())
        .threads(threads())
        .listener(new MavenListener(getLog()))
        .build();
  }

  private List<Page> pages() {
    if (pages != null && !pages.isEmpty()) {
      return Pages.named(pages, project().getBasedir());
    }
    return isSet(pageDirectory) ? Pages.in(pageDirectory) : List.of();
  }

  private PlanOptions plan() {
    return PlanOptions.builder()
        .minChunkSize(minChunkSize)
        .requestOverhead(requestOverhead)
        .maxRequests(maxRequests)
        .hoistBelow(hoistBelow)
        .strategy(Strategy.parse(strategy))
        .weights(PlanOptions.parseWeights(weights == null ? "" : weights))
        .groups(Groups.read(groups))
        .build();
  }
}
