package io.github.wasmsplit.maven;

import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.apache.maven.artifact.Artifact;
import org.apache.maven.plugin.AbstractMojo;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.project.MavenProject;
import org.apache.maven.project.MavenProjectHelper;
import org.jspecify.annotations.Nullable;

/** A goal that makes a folder of outputs, and the jar with them that is attached to the project. */
abstract class OutputMojo extends AbstractMojo {
  /**
   * The folder that {@code split} writes to, and {@code optimize} after it; it can be served as it
   * is. Without a project it has no default.
   */
  @Parameter(
      property = "wasmSplit.outputDirectory",
      defaultValue = "${project.build.directory}/wasm-split")
  private File outputDirectory;

  /** For how many builds files with a hash in their name stay in the output folder. */
  @Parameter(property = "wasmSplit.keepBuilds", defaultValue = "3")
  private int keepBuilds;

  /** How many threads and processes to use; 0 means one for each processor. */
  @Parameter(property = "wasmSplit.threads", defaultValue = "0")
  private int threads;

  /** Skips all goals of this plugin. */
  @Parameter(property = "wasmSplit.skip", defaultValue = "false")
  private boolean skip;

  /**
   * Whether to attach a jar with the outputs. By default it is attached if there is a project and
   * the output folder does not lie where it would get into the project's own jar or war: inside of
   * {@code project.build.outputDirectory}, or of the folder in which the war is assembled.
   */
  @Parameter(property = "wasmSplit.attach")
  private @Nullable Boolean attach;

  /** Classifier of the attached jar. */
  @Parameter(property = "wasmSplit.classifier", defaultValue = "web")
  private String classifier;

  /** Where the outputs lie in the attached jar, below {@code META-INF/resources/}. */
  @Parameter(property = "wasmSplit.webPath", defaultValue = "${project.artifactId}")
  private String webPath;

  /** Time of the entries of the attached jar: ISO 8601, or seconds since 1970. */
  @Parameter(defaultValue = "${project.build.outputTimestamp}", readonly = true)
  private @Nullable String outputTimestamp;

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

  OutputMojo(MavenProjectHelper projectHelper) {
    this.projectHelper = projectHelper;
  }

  /** Makes the outputs, or finds them as they should be. */
  interface Work {
    IncrementalSplit.Outcome run() throws IOException;
  }

  /** What there is to do, with all parameters read; empty for nothing. */
  abstract Optional<Work> prepare() throws IOException;

  /** Whether the goal's own parameter skips it. */
  abstract boolean isSkipped();

  @Override
  public final void execute() throws MojoExecutionException, MojoFailureException {
    if (skip || isSkipped()) {
      getLog().info("wasm-split is skipped");
      return;
    }
    try {
      Optional<Work> work = prepare();
      if (work.isPresent()) {
        run(work.get());
      }
    } catch (IOException | RuntimeException | OutOfMemoryError e) {
      Failures.rethrow(e);
    }
  }

  private void run(Work work) throws IOException {
    Placement placement = new Placement(project, directory());
    placement.warning().ifPresent(getLog()::warn);
    // Before any work: a wrong parameter must not leave half of it done.
    Optional<WebJar> jar =
        placement.attaches(attach)
            ? Optional.of(WebJar.of(webPath, outputTimestamp))
            : Optional.empty();
    IncrementalSplit.Outcome outcome = work.run();
    Report.log(outcome, directory(), unsplit(), getLog());
    if (jar.isPresent()) {
      attach(jar.get(), outcome);
    }
  }

  private void attach(WebJar jar, IncrementalSplit.Outcome outcome) throws IOException {
    Attachment attachment = new Attachment(project, projectHelper, getLog());
    if (renews()) {
      attachment.attachOrRenew(jar, classifier, directory(), outcome.files());
    } else {
      attachment.attach(jar, classifier, directory(), outcome.files());
    }
  }

  /** The program before it was split, for its size; empty if it is not known. */
  abstract Optional<Path> unsplit();

  /** Whether the jar may be attached already, by a goal whose outputs this one has changed. */
  abstract boolean renews();

  final Path directory() {
    return required(outputDirectory, "outputDirectory");
  }

  final MavenProject project() {
    return project;
  }

  /** Where to keep what was done; without a project there is no build folder for it. */
  final Optional<Path> stateDirectory() {
    return Optional.of(stateDirectory.toPath()).filter(folder -> project.getFile() != null);
  }

  final String toolDigest() throws IOException {
    return ToolDigest.of(tool);
  }

  final int keepBuilds() {
    return keepBuilds;
  }

  final int threads() {
    return threads == 0 ? Runtime.getRuntime().availableProcessors() : threads;
  }

  /** Without a project, Maven leaves ${project.basedir} in default values as it stands. */
  static boolean isSet(@Nullable File value) {
    return value != null && !value.getPath().contains("${");
  }

  static Path required(@Nullable File value, String name) {
    if (value == null || !isSet(value)) {
      throw new IllegalArgumentException(
          "%1$s is missing: set <%1$s> in the plugin's configuration, or -DwasmSplit.%1$s=…"
              .formatted(name));
    }
    return value.toPath();
  }
}
