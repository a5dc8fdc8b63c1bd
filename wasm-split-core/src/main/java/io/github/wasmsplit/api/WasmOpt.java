package io.github.wasmsplit.api;

import static java.util.Objects.requireNonNull;

import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A wasm-opt that can be run. {@code WasmSplit.findWasmOpt()} and {@code WasmSplit.wasmOpt(Path)}
 * ask a file for its version.
 *
 * @param executable its path
 * @param version its own words, such as {@code wasm-opt version 132 (version_132)}
 */
public record WasmOpt(Path executable, String version) {
  /** Older ones do not read table.fill, or write tables with other limits. */
  private static final int FIRST_GOOD = 117;

  private static final Pattern VERSION = Pattern.compile("version (\\d{1,9})");

  /**
   * Checks that nothing is null. Nothing is run.
   *
   * @param executable not null
   * @param version not null
   * @throws NullPointerException if a part is null
   */
  public WasmOpt {
    requireNonNull(executable, "executable");
    requireNonNull(version, "version");
  }

  /**
   * {@return whether a text names a version as wasm-opt does}
   *
   * @param text what a program printed
   */
  public static boolean isVersion(String text) {
    return VERSION.matcher(text).find();
  }

  /**
   * {@return advice if this version is too old to be trusted with the output of Rust's compiler;
   * empty if it is not}
   */
  public Optional<String> ageAdvice() {
    int number = number();
    return number >= FIRST_GOOD
        ? Optional.empty()
        : Optional.of(
            "Version "
                + number
                + " of wasm-opt is too old: get "
                + FIRST_GOOD
                + " or newer, for example with npm install binaryen.");
  }

  /** The number of its version, by which Binaryen counts its releases; 0 if it has none. */
  private int number() {
    Matcher matcher = VERSION.matcher(version);
    return matcher.find() ? Integer.parseInt(matcher.group(1)) : 0;
  }
}
