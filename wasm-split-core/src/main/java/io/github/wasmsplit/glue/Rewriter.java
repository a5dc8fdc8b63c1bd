package io.github.wasmsplit.glue;

import io.github.wasmsplit.diag.Diagnostic;
import io.github.wasmsplit.diag.InputException;
import io.github.wasmsplit.diag.LinkException;
import io.github.wasmsplit.diag.Place;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Rewrites wasm-bindgen's JS for the web.
 *
 * <ol>
 *   <li>Main's exports are handed to the loader when they are assigned, that is before the program
 *       starts, and again when the program is reset; with those that were assigned before.
 *   <li>Calls of the initialising function that come before it is done share one instance.
 *   <li>Imports of the loader's functions come from the loader's file.
 *   <li>The default URL is that of main; a request for it that the page has begun is taken.
 *   <li>Names that it shares with main only may become shorter.
 * </ol>
 */
final class Rewriter {
  private static final String SET_MAIN = "__wasm_split_set_main";
  private static final String TAKE_MAIN = "__wasm_split_main";
  private static final Pattern SPECIFIER =
      Pattern.compile("\\b(?:from|import)\\b\\s*\\(?\\s*(['\"])(\\x00*)\\1");
  private static final Pattern DEFAULT_URL =
      Pattern.compile(
          "\\bURL\\s*\\(\\s*(['\"`])(\\x00+)\\1\\s*,\\s*import\\s*\\.\\s*meta\\s*\\.\\s*url(\\s*\\))?");
  private static final Pattern NEW = Pattern.compile("\\bnew\\s+$");

  private final Place place;
  private final String text;
  private final String code;
  private final GlueNames names;
  private final Edits edits = new Edits();

  /** Where names of placeholders stand from which the JS imports. */
  private final Set<Integer> specifiers = new HashSet<>();

  Rewriter(Path file, String text, GlueNames names) {
    this.place = Place.file(file.toString());
    this.text = text;
    this.code = JsMask.mask(text);
    this.names = names;
  }

  /** The JS for the split program. */
  Script rewrite(MainInterface program) {
    if (code.contains(SET_MAIN)) {
      throw new InputException(
          Diagnostic.error(
                  "js-already-split", "This JS has been rewritten for a split program already.")
              .at(place)
              .advise(
                  "Name the JS file that wasm-bindgen wrote, not the one in an output folder."));
    }
    Target.requireWeb(code, place);
    String exports = handOver();
    Set<String> missing = new HashSet<>(names.placeholders());
    missing.removeAll(redirect("./"));
    checkAllImported(missing);
    InitFunction.find(code).ifPresent(init -> init.share(edits));
    return new Script(
        text,
        edits,
        imports(program),
        ExportUses.find(text, code, exports, program.exports()),
        loads());
  }

  private List<LoadCalls> loads() {
    return names.placeholders().stream()
        .map(module -> LoadCalls.find(text, code, module, specifiers))
        .flatMap(Optional::stream)
        .toList();
  }

  private Optional<ImportObject> imports(MainInterface program) {
    return program.importModules().stream()
        .filter(module -> !names.placeholders().contains(module))
        .map(module -> ImportObject.find(text, code, module))
        .flatMap(Optional::stream)
        .max(Comparator.comparing(found -> found.keys().size()));
  }

  /**
   * A snippet of JS, with only its imports of placeholders rewritten.
   *
   * @param toRoot relative path from its folder to the loader's, ends in a slash
   */
  String rewriteSnippet(String toRoot) {
    redirect(toRoot);
    return edits.apply(text);
  }

  /** Returns the variable for main's exports. */
  private String handOver() {
    List<HandOver> found = HandOver.findAll(code);
    if (found.stream().map(HandOver::variable).distinct().count() != 1) {
      throw new LinkException(
          Diagnostic.error(
                  "bindgen-js-shape",
                  "Found "
                      + found.size()
                      + " places where main's exports could be assigned;"
                      + " looked for one of the form: wasm = instance.exports.")
              .at(place)
              .advise(
                  "Use the JS as wasm-bindgen --target web writes it, before other tools"
                      + " change it."));
    }
    for (HandOver place : found) {
      edits.replace(place.start(), place.start(), SET_MAIN + "(");
      edits.replace(place.end(), place.end(), ", " + place.variable() + ")");
    }
    int top = importPosition();
    String imports = SET_MAIN + (defaultUrl() ? ", " + TAKE_MAIN : "");
    edits.replace(top, top, "import { " + imports + " } from \"./" + names.loader() + "\";\n");
    return found.get(0).variable();
  }

  // The comment that names the types has to stay first.
  private int importPosition() {
    return text.startsWith("/* @ts-self-types") ? text.indexOf('\n') + 1 : 0;
  }

  private Set<String> redirect(String toRoot) {
    Set<String> found = new HashSet<>();
    for (String word : List.of("from", "import")) {
      for (MatchResult match : Scan.at(code, word, SPECIFIER)) {
        String specifier = text.substring(match.start(2), match.end(2));
        if (names.placeholders().contains(specifier) && !isElsewhere(specifier, toRoot)) {
          found.add(specifier);
          specifiers.add(match.start(2));
          edits.replace(match.start(2), match.end(2), toRoot + names.loader());
        }
      }
    }
    return found;
  }

  // A relative specifier means another file in another folder.
  private static boolean isElsewhere(String specifier, String toRoot) {
    return specifier.startsWith(".") && !toRoot.equals("./");
  }

  private void checkAllImported(Set<String> missing) {
    if (!missing.isEmpty()) {
      throw new LinkException(
          Diagnostic.error(
                  "bindgen-js-imports",
                  "The program imports from "
                      + String.join(", ", missing.stream().sorted().toList())
                      + ", but this JS does not.")
              .at(place)
              .advise(
                  "Name the JS that wasm-bindgen wrote together with the bindgened wasm file."));
    }
  }

  /** Returns whether the JS has a default URL that is a value of its own. */
  private boolean defaultUrl() {
    boolean taken = false;
    for (MatchResult match : Scan.at(code, "URL", DEFAULT_URL)) {
      if (text.substring(match.start(2), match.end(2)).endsWith(".wasm")) {
        edits.replace(match.start(2), match.end(2), names.main());
        Matcher before = Scan.before(code, match.start(), NEW);
        if (before.find() && match.group(3) != null) {
          edits.replace(before.start(), before.start(), TAKE_MAIN + "(");
          edits.replace(match.end(), match.end(), ")");
          taken = true;
        }
      }
    }
    return taken;
  }
}
