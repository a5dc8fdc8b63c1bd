package io.github.wasmsplit.maven;

import io.github.wasmsplit.OutputFile;
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
    Path file =
        Path.of(project.getBuild().getDirectory())
            .resolve(project.getBuild().getFinalName() + "-" + classifier + ".jar");
    List<String> names = files.stream().map(OutputFile::name).toList();
    jar.write(file, directory, names);
    helper.attachArtifact(project, "jar", classifier, file.toFile());
    log.info("attached " + file.getFileName() + " with the files in " + jar.folder());
  }

  private void checkClassifier(String classifier) {
    if (classifier == null || classifier.isBlank()) {
      throw new IllegalArgumentException("classifier must not be empty");
    }
    boolean taken =
        project.getAttachedArtifacts().stream().anyMatch(a -> classifier.equals(a.getClassifier()));
    if (taken) {
      throw new IllegalArgumentException(
          "The project has an artifact with the classifier %1$s already: give this execution another"
                  .formatted(classifier)
              + " <classifier>, and an <outputDirectory> of its own");
    }
  }
}
