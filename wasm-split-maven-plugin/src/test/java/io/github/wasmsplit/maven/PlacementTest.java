package io.github.wasmsplit.maven;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.apache.maven.artifact.DefaultArtifact;
import org.apache.maven.artifact.handler.DefaultArtifactHandler;
import org.apache.maven.model.Build;
import org.apache.maven.project.MavenProject;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** When a jar is attached, and when outputs come too late for the artifact. */
class PlacementTest {
  @TempDir Path base;
  private final MavenProject project = new MavenProject();
  private Path target;

  @BeforeEach
  void makeProject() {
    target = base.resolve("target");
    Build build = new Build();
    build.setDirectory(target.toString());
    build.setOutputDirectory(target.resolve("classes").toString());
    build.setFinalName("app-1");
    project.setBuild(build);
    project.setFile(base.resolve("pom.xml").toFile());
  }

  @Test
  void attachesFilesThatAreNotInTheArtifactAnyway() {
    assertTrue(placement("wasm-split").attaches(null));
    assertFalse(placement("classes/META-INF/resources/app").attaches(null));
    assertFalse(placement("app-1/wasm").attaches(null));
  }

  @Test
  void theUsersSettingPrevails() {
    assertFalse(placement("wasm-split").attaches(false));
    assertTrue(placement("classes/static").attaches(true));
  }

  @Test
  void withoutAProjectThereIsNothingToAttachTo() {
    project.setFile(null);
    assertFalse(placement("wasm-split").attaches(null));
    assertFalse(placement("wasm-split").attaches(true));
  }

  @Test
  void warnsOfNothingBeforeTheJarIsBuilt() {
    assertEquals(Optional.empty(), placement("classes/static").warning());
  }

  @Test
  void warnsOfFilesInClassesAfterTheJarIsBuilt() throws IOException {
    buildArtifact("app-1.jar");
    String warning = placement("classes/static").warning().orElseThrow();
    assertTrue(warning.contains("app-1.jar") && warning.contains("prepare-package"), warning);
    assertEquals(Optional.empty(), placement("wasm-split").warning());
  }

  @Test
  void warnsOfFilesInItsFolderAfterTheWarIsBuilt() throws IOException {
    buildArtifact("app-1.war");
    assertTrue(placement("app-1/wasm").warning().isPresent());
  }

  @Test
  void warnsOfFilesBesideAWar() {
    project.setPackaging("war");
    String warning = placement("wasm-split").warning().orElseThrow();
    assertTrue(warning.contains("is a war") && warning.contains("prepare-package"), warning);
    assertEquals(Optional.empty(), placement("app-1/app").warning());
  }

  private Placement placement(String output) {
    return new Placement(project, target.resolve(output));
  }

  private void buildArtifact(String name) throws IOException {
    DefaultArtifact artifact =
        new DefaultArtifact(
            "g", "app", "1", "compile", "jar", null, new DefaultArtifactHandler("jar"));
    artifact.setFile(Files.createFile(Files.createDirectories(target).resolve(name)).toFile());
    project.setArtifact(artifact);
  }
}
