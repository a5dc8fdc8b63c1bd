package io.github.wasmsplit.maven;

import java.io.File;
import java.nio.file.Path;
import java.util.Optional;
import org.apache.maven.artifact.Artifact;
import org.apache.maven.project.MavenProject;
import org.jspecify.annotations.Nullable;

/** Where the outputs lie in the project, and what follows for its artifacts. */
final class Placement {
  private final MavenProject project;
  private final Path output;

  Placement(MavenProject project, Path output) {
    this.project = project;
    this.output = output.toAbsolutePath().normalize();
  }

  /** Whether to attach a jar, by the user's wish or, where there is none, by what makes sense. */
  boolean attaches(@Nullable Boolean wish) {
    return project.getFile() != null && (wish != null ? wish : !isInArtifact());
  }

  /** Tells where the outputs come too late for the artifact they are meant for. */
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

  /** Where the war plugin assembles a web application. */
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
