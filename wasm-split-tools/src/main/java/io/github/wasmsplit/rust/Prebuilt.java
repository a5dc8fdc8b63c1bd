package io.github.wasmsplit.rust;

import io.github.wasmsplit.rust.RustBuildRequest.UsePrebuilt;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Files that somebody has built before, for machines without the tools. */
final class Prebuilt {
  private static final String SNIPPETS = "snippets";

  private final RustBuildRequest request;
  private final BuildFolder folder;
  private final BuildLog log;

  Prebuilt(RustBuildRequest request, BuildFolder folder, BuildLog log) {
    this.request = request;
    this.folder = folder;
    this.log = log;
  }

  /**
   * Takes the files in place of those that cannot be built.
   *
   * @param missing the missing tool: logged as a warning, or thrown if the files must not be taken
   * @param former files of an earlier build
   */
  void fallBack(RustBuildException missing, Collection<String> former) throws IOException {
    if (request.usePrebuilt() == UsePrebuilt.NEVER || request.prebuilt().isEmpty()) {
      throw missing;
    }
    missing.getMessage().lines().forEach(log::warn);
    log.warn(
        "The prebuilt files are taken instead, whatever has changed in the Rust sources since");
    take(former);
  }

  /** Takes the files. */
  void take(Collection<String> former) throws IOException {
    Path from =
        request
            .prebuilt()
            .orElseThrow(
                () ->
                    new RustBuildException(
                        "usePrebuilt needs a folder of prebuilt files", "set <prebuilt>"));
    check(from);
    Map<String, String> outputs = folder.fill(former, stage -> copy(from, stage));
    log.info("taken from " + from);
    RustBuildState.ofPrebuilt(outputs).save(request.stateFile());
  }

  /** Copies the files that wasm-bindgen writes and its folder of snippets, nothing else. */
  private static void copy(Path folder, Path stage) throws IOException {
    copy(folder, stage, 1);
    if (Files.isDirectory(folder.resolve(SNIPPETS))) {
      copy(folder.resolve(SNIPPETS), stage.resolve(SNIPPETS), Integer.MAX_VALUE);
    }
  }

  private static void copy(Path from, Path to, int depth) throws IOException {
    try (Stream<Path> tree = Files.walk(from, depth)) {
      for (Path file : tree.filter(Files::isRegularFile).sorted().toList()) {
        Path target = to.resolve(from.relativize(file).toString());
        Files.createDirectories(target.getParent());
        Files.copy(file, target);
      }
    }
  }

  private static void check(Path folder) throws IOException {
    if (!Files.isDirectory(folder)) {
      throw new RustBuildException(
          "The folder of prebuilt files " + folder + " does not exist",
          "build them once where the Rust toolchain is installed, or correct <prebuilt>");
    }
    List<String> names;
    try (Stream<Path> files = Files.list(folder)) {
      names = files.map(f -> f.getFileName().toString()).toList();
    }
    if (!names.contains(BuildFolder.ORIGINAL)
        || names.stream().filter(n -> n.endsWith("_bg.wasm")).count() != 1) {
      throw new RustBuildException(
          "The folder of prebuilt files %s must hold %s and one file …_bg.wasm"
              .formatted(folder, BuildFolder.ORIGINAL),
          "copy there what this goal leaves in its build folder");
    }
  }
}
