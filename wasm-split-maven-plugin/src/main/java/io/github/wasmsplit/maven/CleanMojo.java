package io.github.wasmsplit.maven;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.maven.plugin.AbstractMojo;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.codehaus.plexus.util.FileUtils;

/**
 * Removes cargo's target folder, which {@code mvn clean} leaves since it takes minutes to fill. The
 * tools that the goal {@code build} has installed for all projects stay.
 */
@Mojo(name = "clean", threadSafe = true)
public class CleanMojo extends AbstractMojo {
  /** Cargo's target folder, as the goal {@code build} has it. */
  @Parameter(
      property = "wasmSplit.cargoTargetDirectory",
      defaultValue = "${project.basedir}/.wasm-split/cargo")
  private File cargoTargetDirectory;

  /** Skips the goal. */
  @Parameter(property = "wasmSplit.skip", defaultValue = "false")
  private boolean skip;

  /** For Maven, which sets the parameters afterwards. */
  public CleanMojo() {}

  @Override
  public void execute() throws MojoFailureException {
    Path folder = cargoTargetDirectory.toPath();
    if (skip || !Files.isDirectory(folder)) {
      getLog().info(skip ? "wasm-split is skipped" : folder + " is not there");
      return;
    }
    // A parameter that names the wrong folder must cost nobody his files.
    if (!isCargos(folder)) {
      throw new MojoFailureException(
          folder
              + " is not removed: cargo has not made it (it has no CACHEDIR.TAG)\n"
              + "  help: correct cargoTargetDirectory, or remove the folder by hand");
    }
    try {
      FileUtils.deleteDirectory(folder.toFile());
      KeptFolder.removeIfEmpty(folder);
    } catch (IOException e) {
      throw new MojoFailureException(folder + " cannot be removed: " + e.getMessage(), e);
    }
    getLog().info("removed " + folder);
  }

  private static boolean isCargos(Path folder) {
    return Files.exists(folder.resolve("CACHEDIR.TAG"))
        || Files.exists(folder.resolve(".rustc_info.json"));
  }
}
