package io.github.wasmsplit.program;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The name of an import or export that marks split code. The grammar of all dialects of markers is
 * here, and, as a pattern for the part that runs in browsers, in the template {@code loader.js}:
 *
 * <pre>
 * __wasm_split_00{module}00_import_{hash}_{function}   import of a split point
 * __wasm_split_00{module}00_export_{hash}_{function}   its export, which has the same hash
 * __wasm_split_load_{module}_{hash}_{function}         loader of a module
 * __wasm_split_load_{module}                           the same, of wasm_split_helpers
 * </pre>
 *
 * <p>Dioxus writes {@code ___m___} for the module {@code m} of a split point, but not of a loader.
 *
 * @param role what it names
 * @param text the whole name
 * @param module name of the module as the marker spells it; of a loader, see {@link #meanings}
 * @param hash 32 lower-case hex digits; empty for a loader without a hash
 * @param function name of the marked function; may be empty
 */
public record MarkerName(Role role, String text, String module, String hash, String function) {
  private static final String PREFIX = "__wasm_split_";
  private static final String POINT = PREFIX + "00";
  private static final String LOADER = PREFIX + "load_";
  private static final String HASH = "_[0-9a-f]{32}";

  private static final Pattern HALF =
      Pattern.compile(POINT + "(.+)00_(import|export)_([0-9a-f]{32})(?:_(.*))?", Pattern.DOTALL);

  private static final Pattern HASHED_LOADER =
      Pattern.compile(LOADER + "(.+)_([0-9a-f]{32})(?:_(.*))?", Pattern.DOTALL);

  /** The parts of a loader import around its module: {@code loader.js} has the same pattern. */
  static final Pattern AROUND_MODULE = Pattern.compile("^" + LOADER + "|" + HASH + "_.*$");

  private static final String BARS = "___";

  /** What a marker names. */
  public enum Role {
    /** The import that main calls. */
    IMPORT,
    /** The export of the module's function. */
    EXPORT,
    /** The import by which the program asks for a module. */
    LOADER
  }

  /** The marker of this name, or empty if it is not a marker's. */
  public static Optional<MarkerName> parse(String name) {
    if (name.startsWith(LOADER)) {
      return Optional.of(loader(name));
    }
    if (!name.startsWith(POINT)) {
      return Optional.empty();
    }
    Matcher m = HALF.matcher(name);
    if (!m.matches()) {
      return Optional.empty();
    }
    Role role = m.group(2).equals("import") ? Role.IMPORT : Role.EXPORT;
    return Optional.of(new MarkerName(role, name, m.group(1), m.group(3), orEmpty(m.group(4))));
  }

  private static MarkerName loader(String name) {
    Matcher m = HASHED_LOADER.matcher(name);
    return m.matches()
        ? new MarkerName(Role.LOADER, name, m.group(1), m.group(2), orEmpty(m.group(3)))
        : new MarkerName(Role.LOADER, name, name.substring(LOADER.length()), "", "");
  }

  private static String orEmpty(String group) {
    return group == null ? "" : group;
  }

  /** Whether a name is that of a split point's export, which no output has. */
  public static boolean isSplitExport(String name) {
    return parse(name).filter(marker -> marker.role() == Role.EXPORT).isPresent();
  }

  /** The module's name as the loader of a build takes it out of a loader import's name. */
  public static String moduleInBrowser(String loaderImport) {
    return AROUND_MODULE.matcher(loaderImport).replaceAll("");
  }

  /** The modules that a loader can mean, the likelier first: what looks like a hash may be none. */
  public List<String> meanings() {
    String rest = text.substring(LOADER.length());
    return hash.isEmpty() ? List.of(rest) : List.of(module, rest);
  }

  /** The module's name without Dioxus' bars around it, or empty if it has none. */
  public Optional<String> moduleWithinBars() {
    return module.length() > 2 * BARS.length() && module.startsWith(BARS) && module.endsWith(BARS)
        ? Optional.of(module.substring(BARS.length(), module.length() - BARS.length()))
        : Optional.empty();
  }
}
