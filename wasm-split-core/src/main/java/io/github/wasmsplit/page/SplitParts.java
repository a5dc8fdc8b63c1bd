package io.github.wasmsplit.page;

import io.github.wasmsplit.runtime.Manifest;
import io.github.wasmsplit.runtime.SplitFile;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What a page fetches of the split that a manifest describes. */
final class SplitParts {
  private static final String SNIPPETS = "snippets/";

  private final Manifest manifest;
  private final Map<String, SplitFile> files;

  SplitParts(Manifest manifest) {
    this.manifest = manifest;
    this.files =
        Stream.of(
                manifest.files().stream(),
                manifest.chunks().stream().map(Manifest.Chunk::file),
                manifest.modules().stream().flatMap(module -> module.file().stream()))
            .flatMap(Function.identity())
            .collect(Collectors.toMap(SplitFile::name, Function.identity(), (one, two) -> one));
  }

  /**
   * {@return the files for a page}
   *
   * @param base where it finds them
   * @param modules those that it needs at once
   */
  PageParts of(String base, List<String> modules) {
    Set<String> early = new LinkedHashSet<>();
    modules.forEach(name -> early.addAll(manifest.fetched().getOrDefault(name, List.of())));
    return new PageParts(
        base, files(scripts()), file(manifest.main()), files(List.copyOf(early)), false);
  }

  /** All ES modules: the JS imports the others, and none of them can wait. */
  private List<String> scripts() {
    List<String> scripts = new ArrayList<>(manifest.js().stream().toList());
    scripts.add(manifest.loader());
    manifest.files().stream()
        .map(SplitFile::name)
        .filter(name -> name.startsWith(SNIPPETS) && name.endsWith(".js"))
        .forEach(scripts::add);
    return scripts;
  }

  private List<PageFile> files(List<String> names) {
    return names.stream()
        .flatMap(name -> Stream.ofNullable(files.get(name)))
        .map(SplitParts::file)
        .toList();
  }

  private static PageFile file(SplitFile file) {
    return new PageFile(file.name(), String.valueOf(file.integrity()));
  }
}
