package io.github.wasmsplit.input;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Reads wasm-bindgen's JS and the snippets and declarations beside it. */
final class GlueFolder {
  private final Path js;

  private GlueFolder(Path js) {
    this.js = js;
  }

  /**
   * Reads the JS and all that belongs to it. No file's contents are looked into.
   *
   * @param importModules module names from which the program imports
   * @throws io.github.wasmsplit.diag.InputException if a file cannot be read
   */
  static GlueFiles read(Path js, Collection<String> importModules) {
    GlueFolder folder = new GlueFolder(js);
    String stem = js.getFileName().toString().replaceFirst("\\.js$", "");
    return new GlueFiles(
        SourceFile.read(js),
        folder.ifPresent(stem + ".d.ts"),
        folder.ifPresent(stem + "_bg.wasm.d.ts"),
        folder.snippets(),
        folder.imported(importModules));
  }

  private Optional<SourceFile> ifPresent(String name) {
    return Optional.of(js.resolveSibling(name)).filter(Files::isRegularFile).map(SourceFile::read);
  }

  private SortedMap<String, SourceFile> snippets() {
    Path folder = js.resolveSibling(GlueFiles.SNIPPETS);
    SortedMap<String, SourceFile> found = new TreeMap<>();
    if (Files.isDirectory(folder)) {
      try (Stream<Path> files = Files.walk(folder)) {
        files
            .filter(Files::isRegularFile)
            .forEach(file -> found.put(name(folder.relativize(file)), SourceFile.read(file)));
      } catch (IOException e) {
        throw SourceFile.unreadable(folder, e);
      }
    }
    return found;
  }

  private static String name(Path inFolder) {
    return Stream.iterate(0, i -> i < inFolder.getNameCount(), i -> i + 1)
        .map(i -> inFolder.getName(i).toString())
        .collect(Collectors.joining("/", GlueFiles.SNIPPETS + "/", ""));
  }

  /** JS of the author's, if it lies beside wasm-bindgen's. */
  private Map<String, SourceFile> imported(Collection<String> importModules) {
    Map<String, SourceFile> found = new TreeMap<>();
    for (String module : importModules) {
      if (module.matches("\\.{1,2}/.*")) {
        imported(module).ifPresent(file -> found.put(module, file));
      }
    }
    return found;
  }

  private Optional<SourceFile> imported(String module) {
    try {
      Path file = js.resolveSibling(module);
      return Files.isRegularFile(file) && !Files.isSameFile(file, js)
          ? Optional.of(SourceFile.read(file))
          : Optional.empty();
    } catch (InvalidPathException e) {
      // Not a name that a file can have.
      return Optional.empty();
    } catch (IOException e) {
      throw SourceFile.unreadable(js.resolveSibling(module), e);
    }
  }
}
