package io.github.wasmsplit.maven;

import io.github.wasmsplit.WasmSplit;
import io.github.wasmsplit.compress.CompressedFiles;
import io.github.wasmsplit.compress.Encoding;
import io.github.wasmsplit.report.Measure;
import io.github.wasmsplit.runtime.SplitManifest;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.apache.maven.plugin.AbstractMojo;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;

/**
 * Puts compressed files, {@code .br} and {@code .gz}, beside those of the output folder, for
 * servers that send them instead. Run it after {@code split} in the same phase: it makes anew what
 * has changed, and removes what has lost its file.
 */
@Mojo(name = "compress", defaultPhase = LifecyclePhase.PACKAGE, threadSafe = true)
public class CompressMojo extends AbstractMojo {
  /** The folder whose files are compressed, with all folders in it. */
  @Parameter(
      property = "wasmSplit.outputDirectory",
      defaultValue = "${project.build.directory}/wasm-split")
  private File outputDirectory;

  /** Skips the goal. */
  @Parameter(property = "wasmSplit.skip", defaultValue = "false")
  private boolean skip;

  /** For Maven, which sets the parameters afterwards. */
  public CompressMojo() {}

  @Override
  public void execute() throws MojoExecutionException, MojoFailureException {
    if (skip) {
      getLog().info("wasm-split is skipped");
      return;
    }
    if (!outputDirectory.isDirectory()) {
      throw new MojoFailureException(
          outputDirectory
              + " is no folder, so there is nothing to compress\n"
              + "  help: run the goal split before this one, with the same outputDirectory");
    }
    try {
      compress(outputDirectory.toPath());
    } catch (IOException e) {
      throw new MojoFailureException(
          outputDirectory + " cannot be compressed: " + e.getMessage(), e);
    }
  }

  private void compress(Path folder) throws IOException {
    List<Encoding> encodings = Encoding.ofThisPlatform();
    if (!encodings.contains(Encoding.BROTLI)) {
      getLog().warn("brotli's library is not there for this platform: only .gz files are made");
    }
    CompressedFiles.Outcome outcome = new CompressedFiles(folder, encodings).update();
    getLog()
        .info(
            "%s: %d compressed files made, %d up to date, %d removed"
                .formatted(folder, outcome.made(), outcome.kept(), outcome.removed()));
    // Any folder can be compressed, but sizes are reported only of a split.
    if (outcome.made() > 0 && Files.isRegularFile(folder.resolve(SplitManifest.FILE_NAME))) {
      List<Measure> measures = Measure.ofCompressedFiles();
      Report.table(folder, WasmSplit.published(folder), Optional.empty(), measures, getLog());
    }
  }
}
