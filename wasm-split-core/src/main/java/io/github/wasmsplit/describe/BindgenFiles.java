package io.github.wasmsplit.describe;

import io.github.wasmsplit.emit.MainNames;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The JS and what belongs to it.
 *
 * @param name file name of the JS
 * @param script the JS
 * @param types declarations, by file
 * @param snippets other files, complete
 */
record BindgenFiles(
    String name, BindgenScript script, List<Types> types, List<BindgenFile> snippets) {
  /** A line of the types that declares an export. */
  private static final Pattern EXPORT =
      Pattern.compile("\\s*(?:readonly|export const)\\s+[\"']?([\\w$]+).*");

  /**
   * Types of the JS, or of main.
   *
   * @param name file name
   * @param text declarations
   */
  record Types(String name, String text) {
    /** Without the exports that main has under other names now. */
    String named(MainNames names) {
      return text.lines()
          .filter(line -> !declares(line, names))
          .collect(Collectors.joining("\n", "", "\n"));
    }

    private static boolean declares(String line, MainNames names) {
      Matcher export = EXPORT.matcher(line);
      return export.matches() && names.exports().containsKey(export.group(1));
    }
  }

  /** The JS first, then its types, then snippets by name. */
  List<BindgenFile> named(MainNames names) {
    List<BindgenFile> files = new ArrayList<>();
    files.add(file(name, script.named(names)));
    types.forEach(t -> files.add(file(t.name(), t.named(names))));
    files.addAll(snippets);
    return List.copyOf(files);
  }

  private static BindgenFile file(String name, String text) {
    return new BindgenFile(name, text.getBytes(StandardCharsets.UTF_8));
  }
}
