package io.github.wasmsplit.maven;

import io.github.wasmsplit.api.SplitInputs;
import io.github.wasmsplit.process.Executables;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.codehaus.plexus.util.DirectoryScanner;

/** The files that a split may read. */
final class InputFiles {
  /** What wasm-bindgen writes beside its program. */
  private static final String[] SCRIPTS = {"*.js", "*.d.ts", "snippets/**"};

  private InputFiles() {}

  /**
   * Both programs, and what wasm-bindgen writes beside them: JS, {@code .d.ts} files, snippets.
   * Missing files are left out; the core reports them.
   */
  static Set<Path> of(SplitInputs inputs) {
    Set<Path> files = new LinkedHashSet<>();
    for (Path program : List.of(inputs.original(), inputs.bindgened())) {
      if (Files.isRegularFile(program)) {
        files.add(program.toAbsolutePath());
      }
    }
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
