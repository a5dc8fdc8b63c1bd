package io.github.wasmsplit.seal;

import io.github.wasmsplit.bytes.Digests;
import io.github.wasmsplit.diag.Diagnostic;
import io.github.wasmsplit.diag.InputException;
import io.github.wasmsplit.diag.Place;
import io.github.wasmsplit.runtime.SplitFile;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Puts another id of main and other files into a loader. */
final class LoaderEdit {
  private static final Pattern MAIN_ID = Pattern.compile("(?m)^const MAIN_ID=\"([0-9a-f]{16})\";$");

  private static final Pattern UNIT =
      Pattern.compile(
          "(?m)^\\[\\(\\)=>new URL\\(\"\\./([^\"]+)\", import\\.meta\\.url\\),\"([^\"]*)\","
              + "\\d+((?:,\\d+)*)\\],$");

  private final String file;
  private final String text;
  private final MatchResult mainId;

  /**
   * Finds the id of main.
   *
   * @param file path of the loader, for messages
   * @throws InputException if the loader has none
   */
  LoaderEdit(String file, String text) {
    this.file = file;
    this.text = text;
    Matcher found = MAIN_ID.matcher(text);
    if (!found.find()) {
      throw changed("it does not say for which main it is");
    }
    this.mainId = found.toMatchResult();
  }

  /** The id of the only main that the loader serves, as 16 hex digits. */
  String mainId() {
    return mainId.group(1);
  }

  /**
   * The loader's text for a main with that id and with other files; all else stays.
   *
   * @param sealed for each module's and chunk's file its new form, by its old name
   * @throws InputException if the loader does not name just these files
   */
  String edit(String newId, Map<String, SplitFile> sealed) {
    String renewed = text.substring(0, mainId.start(1)) + newId + text.substring(mainId.end(1));
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

  InputException changed(String why) {
    return new InputException(
        Diagnostic.error("loader-changed", "The loader is not as split wrote it: " + why + ".")
            .at(Place.file(file))
            .advise(
                "Seal before other tools bundle or minify the JS, with the version that split."));
  }
}
