package io.github.wasmsplit.maven;

import io.github.wasmsplit.api.Page;
import io.github.wasmsplit.api.SplitInputs;
import io.github.wasmsplit.api.SplitRequest;
import io.github.wasmsplit.process.Executables;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.codehaus.plexus.util.DirectoryScanner;

/** The files that a split may read. */
final class InputFiles {
  /** What wasm-bindgen writes beside its program. */
  private static final String[] SCRIPTS = {"*.js", "*.d.ts", "snippets/**"};

  private InputFiles() {}

  /**
   * Both programs, what wasm-bindgen writes beside them (JS, {@code .d.ts} files, snippets), and
   * pages. Missing files are left out; the core reports them.
   */
  static Set<Path> of(SplitRequest request) {
    SplitInputs inputs = request.inputs();
    Set<Path> files = new LinkedHashSet<>();
    Stream.concat(
            Stream.of(inputs.original(), inputs.bindgened()),
            request.outputs().pages().stream().map(Page::file))
        .filter(Files::isRegularFile)
        .forEach(file -> files.add(file.toAbsolutePath()));
    Path folder = Executables.folderOf(inputs.js().orElse(inputs.bindgened()));
    if (Files.isDirectory(folder)) {
      files.addAll(scripts(folder));
    }
    return files;
  }

  private static List<Path> scripts(Path folder) {
    DirectoryScanner scanner = new DirectoryScanner();
    scanner.setBasedir(folder.toFile());
    scanner.setIncludes(SCRIPTS);
    scanner.scan();
    return Arrays.stream(scanner.getIncludedFiles()).sorted().map(folder::resolve).toList();
  }
}
