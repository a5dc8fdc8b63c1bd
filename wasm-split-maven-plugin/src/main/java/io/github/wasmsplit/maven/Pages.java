package io.github.wasmsplit.maven;

import io.github.wasmsplit.api.Page;
import java.io.File;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.codehaus.plexus.util.DirectoryScanner;
import org.jspecify.annotations.Nullable;

/** The pages of a split. */
final class Pages {
  private Pages() {}

  /**
   * Pages that are named.
   *
   * @param basedir folder for relative paths; null without a project
   */
  static List<Page> named(List<String> texts, @Nullable File basedir) {
    Path base = basedir == null ? Path.of("") : basedir.toPath();
    return texts.stream()
        .map(Page::parse)
        .map(page -> new Page(base.resolve(page.file()), page.modules()))
        .toList();
  }

  /** The HTML files of a folder, which need not exist. */
  static List<Page> in(File folder) {
    if (!folder.isDirectory()) {
      return List.of();
    }
    DirectoryScanner scanner = new DirectoryScanner();
    scanner.setBasedir(folder);
    scanner.setIncludes(new String[] {"*.html"});
    scanner.scan();
    return Arrays.stream(scanner.getIncludedFiles())
        .sorted()
        .map(name -> new Page(folder.toPath().resolve(name), List.of()))
        .toList();
  }
}
