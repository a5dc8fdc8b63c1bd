package io.github.wasmsplit.describe;

import io.github.wasmsplit.diag.Place;
import io.github.wasmsplit.diag.UnsupportedException;
import java.util.Locale;
import java.util.regex.Pattern;

/** The targets of wasm-bindgen, told by what only their JS has. The first that fits is it. */
enum BindgenTarget {
  // Only this one exports a function that initialises the program.
  WEB("\\bas\\s+default\\b|\\bexport\\s+default\\b"),
  EMSCRIPTEN("\\baddToLibrary\\s*\\("),
  NO_MODULES("\\bdocument\\s*\\.\\s*currentScript\\b|\\bwasm_bindgen\\s*="),
  NODEJS("\\brequire\\s*\\(|\\bmodule\\s*\\.\\s*exports\\b|\\bexports\\s*\\.\\s*__wasm\\b"),
  EXPERIMENTAL_NODEJS_MODULE("\\breadFileSync\\b"),
  MODULE("\\bimport\\s+source\\b"),
  BUNDLER("\\b__wbg_set_wasm\\b|\\bimport\\s*\\*\\s*as\\s+wasm\\s+from\\b"),
  DENO("\\bDeno\\s*\\.|\\bwasmUrl\\b|\\bwasm_url\\b");

  private final Pattern sign;

  BindgenTarget(String sign) {
    this.sign = Pattern.compile(sign);
  }

  /** The option's value on wasm-bindgen's command line. */
  String option() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /**
   * Checks that JS was made for the web.
   *
   * @param code masked, see {@link BindgenSource}
   */
  static void requireWeb(String code, Place place) {
    for (BindgenTarget target : values()) {
      if (target.sign.matcher(code).find()) {
        if (target == WEB) {
          return;
        }
        throw new UnsupportedException(
            "bindgen-target",
            "this JS was made by wasm-bindgen --target " + target.option(),
            place,
            "Run wasm-bindgen with --target web.");
      }
    }
    throw new UnsupportedException(
        "bindgen-js-unknown",
        "this is not the JS of wasm-bindgen --target web: it has no default export",
        place,
        "Run wasm-bindgen with --target web and name the JS file that it writes.");
  }
}
