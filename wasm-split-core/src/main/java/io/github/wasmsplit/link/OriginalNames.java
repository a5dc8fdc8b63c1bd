package io.github.wasmsplit.link;

import io.github.wasmsplit.bytes.IntList;
import io.github.wasmsplit.wasm.Export;
import io.github.wasmsplit.wasm.ExternalKind;
import io.github.wasmsplit.wasm.WasmModule;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Functions of the original by the names that bindgened may have for them. */
final class OriginalNames {
  /**
   * Newer versions of wasm-bindgen take the digest of the crate off the names of exports; those of
   * functions that describe types go altogether.
   */
  private static final Pattern OF_CRATE = Pattern.compile("(?!__wbindgen_)(.+)_[0-9a-f]{16}");

  private final List<String> names;
  private final Map<String, IntList> byName = new HashMap<>();
  private final IntList ofCrates = new IntList(16);

  /**
   * Reads them.
   *
   * @param names the function names of {@code original}
   */
  OriginalNames(WasmModule original, List<String> names) {
    this.names = names;
    for (int f = original.importedFunctionCount(); f < names.size(); f++) {
      if (names.get(f) != null) {
        add(names.get(f), f);
      }
    }
    original.exports().forEach(this::addOfCrate);
  }

  private void addOfCrate(Export export) {
    int function = export.index();
    if (export.kind() != ExternalKind.FUNCTION || function < 0 || function >= names.size()) {
      return;
    }
    Matcher ofCrate = OF_CRATE.matcher(export.name());
    if (ofCrate.matches() && export.name().equals(names.get(function))) {
      add(ofCrate.group(1), function);
      ofCrates.add(function);
    }
  }

  private void add(String name, int function) {
    byName.computeIfAbsent(name, n -> new IntList(4)).add(function);
  }

  /** Those that bindgened may call so. */
  Optional<IntList> of(String name) {
    return Optional.ofNullable(byName.get(name));
  }

  /**
   * Exported ones whose names end with the digest of a crate. Bindgened may call them by names that
   * nothing here has: wasm-bindgen numbers classes of one name that come from several crates.
   */
  IntList ofCrates() {
    return ofCrates;
  }
}
