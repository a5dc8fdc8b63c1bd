package io.github.wasmsplit.maven;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.wasmsplit.api.OutputFile;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.apache.maven.artifact.DefaultArtifact;
import org.apache.maven.artifact.handler.DefaultArtifactHandler;
import org.apache.maven.model.Build;
import org.apache.maven.plugin.logging.SystemStreamLog;
import org.apache.maven.project.MavenProject;
import org.apache.maven.project.MavenProjectHelper;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Name and uniqueness of the attached jar. */
class AttachmentTest {
  private static final WebJar JAR = new WebJar("app", WebJar.EARLIEST);
  private static final List<OutputFile> FILES =
      List.of(new OutputFile("main.wasm", OutputFile.Kind.MAIN, 4, "sha256-"));

  @TempDir Path base;
  private final MavenProject project = new MavenProject();

  @BeforeEach
  void makeProject() throws IOException {
    Build build = new Build();
    build.setDirectory(base.resolve("target").toString());
    build.setFinalName("app-1");
    project.setBuild(build);
    Files.writeString(base.resolve("main.wasm"), "main");
  }

  @Test
  void theJarHasTheClassifier() throws IOException {
    attach("web");
    assertEquals(1, project.getAttachedArtifacts().size());
    assertEquals("web", project.getAttachedArtifacts().get(0).getClassifier());
    assertEquals(
        base.resolve("target").resolve("app-1-web.jar").toFile(),
        project.getAttachedArtifacts().get(0).getFile());
  }

  @Test
  void twoExecutionsNeedTwoClassifiers() throws IOException {
    attach("web");
    attach("admin");
    IllegalArgumentException e = assertThrows(IllegalArgumentException.class, () -> attach("web"));
    assertEquals(true, e.getMessage().contains("<classifier>"), e.getMessage());
  }

  @Test
  void anotherGoalRenewsTheJar() throws IOException {
    attach("web");
    byte[] was = Files.readAllBytes(base.resolve("target/app-1-web.jar"));
    Files.writeString(base.resolve("main.wasm"), "optimized");
    attachment().attachOrRenew(JAR, "web", base, FILES);
    assertEquals(1, project.getAttachedArtifacts().size());
    assertFalse(Arrays.equals(was, Files.readAllBytes(base.resolve("target/app-1-web.jar"))));
    attachment().attachOrRenew(JAR, "other", base, FILES);
    assertEquals(2, project.getAttachedArtifacts().size());
  }

  @Test
  void aMissingClassifierIsRefused() {
    assertThrows(IllegalArgumentException.class, () -> attach(" "));
    assertThrows(IllegalArgumentException.class, () -> attach(null));
  }

  private void attach(String classifier) throws IOException {
    attachment().attach(JAR, classifier, base, FILES);
  }

  private Attachment attachment() {
    return new Attachment(project, new Helper(), new SilentLog());
  }

  private static final class SilentLog extends SystemStreamLog {
    @Override
    public void info(CharSequence content) {}
  }

  /** Behaves as Maven's own helper does for jars. */
  private static final class Helper implements MavenProjectHelper {
    @Override
    public void attachArtifact(MavenProject to, String type, String classifier, File file) {
      DefaultArtifact artifact =
          new DefaultArtifact(
              "g", "app", "1", "compile", type, classifier, new DefaultArtifactHandler(type));
      artifact.setFile(file);
      to.getAttachedArtifacts().add(artifact);
    }

    @Override
    public void attachArtifact(MavenProject to, File file, String classifier) {
      throw new UnsupportedOperationException();
    }

    @Override
    public void attachArtifact(MavenProject to, String type, File file) {
      throw new UnsupportedOperationException();
    }

    @Override
    public void addResource(
        MavenProject to, String directory, List<String> includes, List<String> excludes) {
      throw new UnsupportedOperationException();
    }

    @Override
    public void addTestResource(
        MavenProject to, String directory, List<String> includes, List<String> excludes) {
      throw new UnsupportedOperationException();
    }
  }
}
