package io.github.wasmsplit.input;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * wasm-bindgen's JS and the files that belong to it, as they were read.
 *
 * @param js the JS
 * @param types its declarations, if there are any
 * @param mainTypes declarations of the wasm file's exports, if there are any
 * @param snippets files of the folder {@code snippets}, by their paths from the JS, with forward
 *     slashes
 * @param imported JS of the author's that the program imports from, by module name; no snippets
 */
public record GlueFiles(
    SourceFile js,
    Optional<SourceFile> types,
    Optional<SourceFile> mainTypes,
    SortedMap<String, SourceFile> snippets,
    Map<String, SourceFile> imported) {
  /** The folder of snippets, beside the JS. */
  static final String SNIPPETS = "snippets";

  /** Copies the maps. */
  public GlueFiles {
    snippets = Collections.unmodifiableSortedMap(new TreeMap<>(snippets));
    imported = Map.copyOf(imported);
  }

  /**
   * Finds and reads them.
   *
   * @param bindgened wasm-bindgen's wasm file
   * @param js the JS as the user named it; if empty, it is looked for beside {@code bindgened}
   * @param importModules module names from which the program imports
   * @return empty if none was named and none was found
   * @throws io.github.wasmsplit.diag.InputException if the named one does not exist, several could
   *     be meant, or a file cannot be read
   */
  public static Optional<GlueFiles> find(
      Path bindgened, Optional<Path> js, Collection<String> importModules) {
    return GlueLocator.locate(bindgened, js).map(file -> GlueFolder.read(file, importModules));
  }

  /** Paths of the files that go to the output folder, and of the folder of snippets. */
  ReadFiles sources() {
    List<Path> files = new ArrayList<>(List.of(js.path()));
    snippets.values().forEach(snippet -> files.add(snippet.path()));
    types.ifPresent(file -> files.add(file.path()));
    mainTypes.ifPresent(file -> files.add(file.path()));
    return new ReadFiles(files, List.of(js.path().resolveSibling(SNIPPETS)));
  }
}
