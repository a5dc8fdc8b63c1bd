package io.github.wasmsplit.names;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Names of functions as their authors wrote them. Rust mangles them in two ways, the older of which
 * looks like C++'s; others are left as they are.
 */
public final class RustNames {
  /** What LLVM appends to functions that it makes of others. */
  private static final Pattern SUFFIX = Pattern.compile("\\.(llvm|cold|part|constprop)\\.?.*$");

  private static final Pattern CRATE = Pattern.compile("([A-Za-z_][A-Za-z0-9_]*)::");

  private RustNames() {}

  /** The demangled name without digests; the name itself if it is not mangled. */
  public static String demangle(String name) {
    // wasm-bindgen names its shims by the function and what they do.
    int space = name.indexOf(' ');
    String rest = space < 0 ? "" : name.substring(space);
    String symbol =
        SUFFIX.matcher(name.substring(0, name.length() - rest.length())).replaceFirst("");
    Optional<String> demangled =
        symbol.startsWith("_R") ? V0Name.demangle(symbol) : LegacyName.demangle(symbol);
    return demangled.map(d -> d + rest).orElse(name);
  }

  /**
   * The crate that a demangled name begins with; for a trait's method that of the type, if it has
   * one, else that of the trait. Empty if no crate is named.
   */
  public static String crateOf(String demangled) {
    Matcher crate = CRATE.matcher(demangled);
    return crate.find() ? crate.group(1) : "";
  }
}
