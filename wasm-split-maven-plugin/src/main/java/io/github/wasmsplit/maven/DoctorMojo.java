package io.github.wasmsplit.maven;

import io.github.wasmsplit.doctor.Doctor;
import io.github.wasmsplit.doctor.Finding;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.maven.plugin.AbstractMojo;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.project.MavenProject;
import org.jspecify.annotations.Nullable;

/**
 * Lists which of the tools that the goals use are installed, which are missing, and how to get
 * them. Installs nothing.
 */
@Mojo(name = "doctor", requiresProject = false, aggregator = true, threadSafe = true)
public class DoctorMojo extends AbstractMojo {
  /**
   * Folder of a crate, for the version of wasm-bindgen that it needs. By default those of the
   * projects: each folder, its {@code src/main/rust} and {@code rust}.
   */
  @Parameter(property = "wasmSplit.crateDirectory")
  private @Nullable File crateDirectory;

  /** Whether a missing tool fails the build. */
  @Parameter(property = "wasmSplit.strict", defaultValue = "false")
  private boolean strict;

  @Parameter(defaultValue = "${reactorProjects}", readonly = true)
  private List<MavenProject> projects;

  @Parameter(defaultValue = "${maven.version}", readonly = true)
  private String mavenVersion;

  /** For Maven, which sets the parameters afterwards. */
  public DoctorMojo() {}

  @Override
  public void execute() throws MojoExecutionException, MojoFailureException {
    try {
      Path here = Path.of("").toAbsolutePath();
      List<Finding> findings =
          new Doctor(here, crates(here), System.getenv())
              .examine(Optional.ofNullable(mavenVersion));
      findings.forEach(this::tell);
      check(findings);
    } catch (IOException | RuntimeException e) {
      Failures.rethrow(e);
    }
  }

  private List<Path> crates(Path here) {
    Stream<File> folders =
        projects == null
            ? Stream.of(here.toFile())
            : projects.stream().map(p -> Objects.requireNonNullElse(p.getBasedir(), here.toFile()));
    Stream<Path> found =
        crateDirectory != null
            ? Stream.of(CrateDirectory.of(crateDirectory, here.toFile()))
            : folders.map(folder -> CrateDirectory.of(null, folder));
    return found
        .filter(folder -> Files.isRegularFile(folder.resolve("Cargo.toml")))
        .distinct()
        .toList();
  }

  private void tell(Finding finding) {
    boolean missing = finding.status() == Finding.Status.MISSING;
    finding.lines().forEach(line -> log(line, missing));
  }

  private void log(String line, boolean warning) {
    if (warning) {
      getLog().warn(line);
    } else {
      getLog().info(line);
    }
  }

  private void check(List<Finding> findings) throws MojoFailureException {
    List<String> missing = Finding.missing(findings);
    if (missing.isEmpty()) {
      getLog().info("All that is needed is there");
    } else if (strict) {
      throw new MojoFailureException("Missing: " + String.join(", ", missing));
    }
  }
}
