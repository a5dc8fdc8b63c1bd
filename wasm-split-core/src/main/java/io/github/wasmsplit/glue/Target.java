package io.github.wasmsplit.glue;

import io.github.wasmsplit.diag.Diagnostic;
import io.github.wasmsplit.diag.Place;
import io.github.wasmsplit.diag.UnsupportedException;
import java.util.Locale;
import java.util.regex.Pattern;

/** The targets of wasm-bindgen other than {@code web}, told by a text that only their JS has. */
enum Target {
  EMSCRIPTEN("\\baddToLibrary\\s*\\("),
  NO_MODULES("\\bdocument\\s*\\.\\s*currentScript\\b|\\bwasm_bindgen\\s*="),
  NODEJS("\\brequire\\s*\\(|\\bmodule\\s*\\.\\s*exports\\b|\\bexports\\s*\\.\\s*__wasm\\b"),
  EXPERIMENTAL_NODEJS_MODULE("\\breadFileSync\\b"),
  MODULE("\\bimport\\s+source\\b"),
  BUNDLER("\\b__wbg_set_wasm\\b|\\bimport\\s*\\*\\s*as\\s+wasm\\s+from\\b"),
  DENO("\\bDeno\\s*\\.|\\bwasmUrl\\b|\\bwasm_url\\b");

  private static final Pattern DEFAULT = Pattern.compile("default\\b");
  private static final Pattern BEFORE_DEFAULT = Pattern.compile("\\b(?:as|export)\\s+$");

  private final String sign;

  Target(String sign) {
    this.sign = sign;
  }

  /** The option's value on wasm-bindgen's command line. */
  String option() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /**
   * Checks that JS was made for the web.
   *
   * @param code masked, see {@link JsMask}
   */
  static void requireWeb(String code, Place place) {
    if (isWeb(code)) {
      return;
    }
    for (Target target : values()) {
      if (Pattern.compile(target.sign).matcher(code).find()) {
        throw new UnsupportedException(
            Diagnostic.error(
                    "bindgen-target",
                    "This JS was made by wasm-bindgen --target " + target.option() + ".")
                .at(place)
                .advise("Run wasm-bindgen with --target web."));
      }
    }
    throw new UnsupportedException(
        Diagnostic.error(
                "bindgen-js-unknown",
                "This is not the JS of wasm-bindgen --target web: it has no default export.")
            .at(place)
            .advise("Run wasm-bindgen with --target web and name the JS file that it writes."));
  }

  // Only this target exports a function that initialises the program.
  private static boolean isWeb(String code) {
    return Scan.at(code, "default", DEFAULT).stream()
        .anyMatch(match -> Scan.before(code, match.start(), BEFORE_DEFAULT).find());
  }
}
