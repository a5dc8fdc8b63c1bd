package io.github.wasmsplit.seal;

import io.github.wasmsplit.bytes.Digests;
import io.github.wasmsplit.diag.Diagnostic;
import io.github.wasmsplit.diag.InputException;
import io.github.wasmsplit.diag.Place;
import io.github.wasmsplit.runtime.SplitFile;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Puts another build id and other files into a loader. */
final class LoaderEdit {
  private static final Pattern BUILD = Pattern.compile("(?m)^const BUILD=\"([0-9a-f]{16})\";$");

  private static final Pattern UNIT =
      Pattern.compile(
          "(?m)^\\[\\(\\)=>new URL\\(\"\\./([^\"]+)\", import\\.meta\\.url\\),\"([^\"]*)\","
              + "\\d+((?:,\\d+)*)\\],$");

  private final String file;

  LoaderEdit(String file) {
    this.file = file;
  }

  /**
   * The loader's text with another build id and other files; all else stays.
   *
   * @param sealed for each module's and chunk's file its new form, by its old name
   */
  String edit(String text, String oldId, String newId, Map<String, SplitFile> sealed) {
    Matcher build = BUILD.matcher(text);
    if (!build.find() || !build.group(1).equals(oldId)) {
      throw changed("it has another build id than the manifest");
    }
    String renewed = text.substring(0, build.start(1)) + newId + text.substring(build.end(1));
    Set<String> missing = new HashSet<>(sealed.keySet());
    String edited =
        UNIT.matcher(renewed).replaceAll(m -> unit(m.group(1), m.group(3), sealed, missing));
    if (!missing.isEmpty()) {
      throw changed("it does not name " + missing.iterator().next());
    }
    return edited;
  }

  private String unit(
      String name, String dependencies, Map<String, SplitFile> sealed, Set<String> missing) {
    SplitFile now = sealed.get(name);
    if (now == null || !missing.remove(name)) {
      throw changed("it names " + name + ", which the manifest does not");
    }
    return Matcher.quoteReplacement(
        "[()=>new URL(\"./"
            + now.name()
            + "\", import.meta.url),\""
            + Digests.bare(now.integrity())
            + "\","
            + now.bytes()
            + dependencies
            + "],");
  }

  private InputException changed(String why) {
    return new InputException(
        Diagnostic.error("loader-changed", "The loader is not as split wrote it: " + why + ".")
            .at(Place.file(file))
            .advise(
                "Seal before other tools bundle or minify the JS, with the version that split."));
  }
}
