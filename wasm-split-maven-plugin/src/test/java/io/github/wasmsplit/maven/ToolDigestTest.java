package io.github.wasmsplit.maven;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.maven.artifact.DefaultArtifact;
import org.apache.maven.artifact.handler.DefaultArtifactHandler;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every version of the tool has a digest of its own. */
class ToolDigestTest {
  @TempDir Path folder;
  private Path jar;

  @BeforeEach
  void writeJar() throws IOException {
    jar = Files.writeString(folder.resolve("core.jar"), "code");
  }

  @Test
  void aReleaseIsIdentifiedByItsVersion() throws IOException {
    String one = digest("1.0");
    Files.writeString(jar, "other");
    assertEquals(one, digest("1.0"));
    assertNotEquals(one, digest("1.1"));
  }

  @Test
  void aSnapshotIsIdentifiedByItsContent() throws IOException {
    String one = digest("1.0-SNAPSHOT");
    assertEquals(one, digest("1.0-SNAPSHOT"));
    Files.writeString(jar, "other");
    assertNotEquals(one, digest("1.0-SNAPSHOT"));
  }

  private String digest(String version) throws IOException {
    DefaultArtifact artifact =
        new DefaultArtifact(
            "g", "core", version, "runtime", "jar", null, new DefaultArtifactHandler("jar"));
    artifact.setFile(jar.toFile());
    return ToolDigest.of(List.of(artifact));
  }
}
