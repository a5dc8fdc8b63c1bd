package io.github.wasmsplit.glue;

import io.github.wasmsplit.bytes.Blob;
import java.util.ArrayList;
import java.util.List;

/**
 * The JS and its companions, with the places in them that may change.
 *
 * @param name file name of the JS
 * @param script the JS
 * @param types declarations, by file
 * @param snippets other files, complete
 * @param tableSpelled whether any of them spells the linker's name for the function table
 * @param snippetsLoad whether one of them imports from the loader
 */
record GlueScripts(
    String name,
    Script script,
    List<Declarations> types,
    List<GlueFile> snippets,
    boolean tableSpelled,
    boolean snippetsLoad) {
  GlueScripts {
    types = List.copyOf(types);
    snippets = List.copyOf(snippets);
  }

  /** The JS first, then its types, then snippets by name. */
  List<GlueFile> named(MainNames names) {
    List<GlueFile> files = new ArrayList<>();
    files.add(file(name, script.named(names)));
    types.stream()
        .map(t -> t.without(names.exports()::containsKey))
        .forEach(t -> files.add(file(t.name(), t.text())));
    files.addAll(snippets);
    return List.copyOf(files);
  }

  private static GlueFile file(String name, String text) {
    return new GlueFile(name, Blob.ofUtf8(text));
  }
}
