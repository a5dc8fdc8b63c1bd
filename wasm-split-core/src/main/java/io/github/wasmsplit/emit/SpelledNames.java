package io.github.wasmsplit.emit;

import io.github.wasmsplit.bytes.ByteSlice;
import io.github.wasmsplit.wasm.DataSegment;
import io.github.wasmsplit.wasm.WasmModule;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Names of exports that stand in a program's data: it may look them up in what {@code
 * wasm_bindgen::exports()} gives it.
 */
final class SpelledNames {
  /** How names begin that somebody could spell: those of closures have digests. */
  private static final List<String> BEGINNINGS = List.of("__wbindgen_", "__wbg_", "__externref_");

  private SpelledNames() {}

  static Set<String> in(WasmModule module, List<String> exports) {
    Set<String> found = new HashSet<>();
    for (DataSegment segment : module.data()) {
      String text = text(segment.bytes());
      for (String beginning : BEGINNINGS) {
        // As a rule it is nowhere, and no name has to be looked for.
        if (text.contains(beginning)) {
          exports.stream()
              .filter(name -> name.startsWith(beginning) && text.contains(name))
              .forEach(found::add);
        }
      }
    }
    return found;
  }

  private static String text(ByteSlice bytes) {
    return new String(bytes.array(), bytes.from(), bytes.length(), StandardCharsets.ISO_8859_1);
  }
}
