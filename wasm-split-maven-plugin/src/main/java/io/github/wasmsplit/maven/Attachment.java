package io.github.wasmsplit.maven;

import io.github.wasmsplit.api.OutputFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.apache.maven.plugin.logging.Log;
import org.apache.maven.project.MavenProject;
import org.apache.maven.project.MavenProjectHelper;

/** Attaches the jar to the project, so that it is installed and deployed with it. */
final class Attachment {
  private final MavenProject project;
  private final MavenProjectHelper helper;
  private final Log log;

  Attachment(MavenProject project, MavenProjectHelper helper, Log log) {
    this.project = project;
    this.helper = helper;
    this.log = log;
  }

  void attach(WebJar jar, String classifier, Path directory, List<OutputFile> files)
      throws IOException {
    checkClassifier(classifier);
    Path file = file(classifier);
    List<String> names = files.stream().map(OutputFile::name).toList();
    jar.write(file, directory, names);
    helper.attachArtifact(project, "jar", classifier, file.toFile());
    log.info("attached " + file.getFileName() + " with the files in " + jar.folder());
  }

  /** Attaches, or writes the jar anew that another goal of this build has attached. */
  void attachOrRenew(WebJar jar, String classifier, Path directory, List<OutputFile> files)
      throws IOException {
    if (!isTaken(classifier)) {
      attach(jar, classifier, directory, files);
      return;
    }
    jar.write(file(classifier), directory, files.stream().map(OutputFile::name).toList());
  }

  private Path file(String classifier) {
    return Path.of(project.getBuild().getDirectory())
        .resolve(project.getBuild().getFinalName() + "-" + classifier + ".jar");
  }

  private boolean isTaken(String classifier) {
    return project.getAttachedArtifacts().stream()
        .anyMatch(a -> a.getClassifier() != null && a.getClassifier().equals(classifier));
  }

  private void checkClassifier(String classifier) {
    if (classifier == null || classifier.isBlank()) {
      throw new IllegalArgumentException("classifier must not be empty");
    }
    if (isTaken(classifier)) {
      throw new IllegalArgumentException(
          "The project has an artifact with the classifier %1$s already".formatted(classifier)
              + "\n  help: give this execution another <classifier>, and an <outputDirectory> of its"
              + " own; where the goal optimize runs before split, run it after");
    }
  }
}
