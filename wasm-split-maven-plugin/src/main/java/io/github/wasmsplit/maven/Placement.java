package io.github.wasmsplit.maven;

import java.io.File;
import java.nio.file.Path;
import java.util.Optional;
import org.apache.maven.artifact.Artifact;
import org.apache.maven.project.MavenProject;
import org.jspecify.annotations.Nullable;

/** The outputs' place in the project, and what follows from it for the artifacts. */
final class Placement {
  private final MavenProject project;
  private final Path output;

  Placement(MavenProject project, Path output) {
    this.project = project;
    this.output = output.toAbsolutePath().normalize();
  }

  /** Whether to attach a jar, by the user's wish or, without one, by where the outputs lie. */
  boolean attaches(@Nullable Boolean wish) {
    return project.getFile() != null && (wish != null ? wish : !isInArtifact());
  }

  /** The warning if the outputs come too late for the artifact that they are meant for. */
  Optional<String> warning() {
    if (project.getFile() != null && "war".equals(project.getPackaging()) && !isInArtifact()) {
      return Optional.of(
          ("this project is a war, and the files in %s will not be in it\n"
                  + "  help: set <outputDirectory>${project.build.directory}/${project.build.finalName}/app"
                  + "</outputDirectory> and bind the goal to <phase>prepare-package</phase>; or depend"
                  + " on the attached jar from another module")
              .formatted(output));
    }
    File artifact = builtArtifact();
    if (artifact == null || !isInArtifact()) {
      return Optional.empty();
    }
    return Optional.of(
        ("%s was built before this goal, so the files in %s are not in it\n"
                + "  help: bind the goal to <phase>prepare-package</phase>, or leave"
                + " outputDirectory out and depend on the attached jar")
            .formatted(artifact.getName(), output));
  }

  /** Whether the files go into the project's own jar or war, if they come early enough. */
  private boolean isInArtifact() {
    return output.startsWith(classes()) || output.startsWith(webApp());
  }

  private Path classes() {
    return path(project.getBuild().getOutputDirectory());
  }

  /** The folder in which the war plugin assembles a web application. */
  private Path webApp() {
    return path(project.getBuild().getDirectory()).resolve(project.getBuild().getFinalName());
  }

  private static Path path(String folder) {
    return Path.of(folder).toAbsolutePath().normalize();
  }

  private @Nullable File builtArtifact() {
    Artifact artifact = project.getArtifact();
    File file = artifact == null ? null : artifact.getFile();
    return file != null && file.isFile() ? file : null;
  }
}
