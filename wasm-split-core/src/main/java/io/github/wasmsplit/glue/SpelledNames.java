package io.github.wasmsplit.glue;

import io.github.wasmsplit.bytes.ByteSlice;
import io.github.wasmsplit.wasm.WasmModule;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Names that occur in a program, which may look them up in the object of {@code
 * wasm_bindgen::exports()}. They are in its data, or, if the compiler copies a short text, in
 * constants of its code.
 */
final class SpelledNames {
  /** What names have that may change: as a rule it is nowhere, and no name has to be looked for. */
  private static final List<String> PARTS =
      List.of("__wbindgen_", "__wbg_", "__externref_", "wasm_bindgen_", "12wasm_bindgen", "_shim");

  /** How names begin that could be put together at run time: the others have digests. */
  private static final List<String> BEGINNINGS =
      List.of("__wbindgen_", "__wbg_", "__externref_", "__wasm_bindgen_func_elem_");

  private static final int WORD = Long.BYTES;
  private static final int VECTOR = 2 * WORD;
  private static final int I64_CONST = 0x42;
  private static final int LONGEST_LEB = 10;
  private static final byte VECTOR_PREFIX = (byte) 0xfd;
  private static final byte V128_CONST = 0x0c;

  private final List<String> data;
  private final Set<Long> constants = new HashSet<>();
  private final Set<String> vectors = new HashSet<>();

  SpelledNames(WasmModule module) {
    data = module.data().stream().map(segment -> text(segment.bytes())).toList();
    collect(module.codeSection());
  }

  /** Whether all of the name stands somewhere. */
  boolean has(String name) {
    return data.stream().anyMatch(text -> text.contains(name)) || isConstant(name);
  }

  /** Those that the program spells, or could put together from a beginning that it spells. */
  Set<String> among(List<String> names) {
    Set<String> found = new HashSet<>();
    for (String part : PARTS) {
      if (data.stream().anyMatch(text -> text.contains(part))) {
        names.stream().filter(n -> n.contains(part) && has(n)).forEach(found::add);
      }
    }
    names.stream().filter(this::isConstant).forEach(found::add);
    for (String beginning : BEGINNINGS) {
      List<String> own = names.stream().filter(n -> n.startsWith(beginning)).toList();
      if (!own.isEmpty() && data.stream().anyMatch(text -> isCutOff(text, beginning, own))) {
        found.addAll(own);
      }
    }
    return found;
  }

  /** Whether the beginning stands somewhere without the rest of any name. */
  private static boolean isCutOff(String text, String beginning, List<String> names) {
    for (int at = text.indexOf(beginning); at >= 0; at = text.indexOf(beginning, at + 1)) {
      int from = at;
      if (names.stream().noneMatch(name -> text.startsWith(name, from))) {
        return true;
      }
    }
    return false;
  }

  /** Whether code holds the name, eight or sixteen characters in a constant. */
  private boolean isConstant(String name) {
    byte[] bytes = name.getBytes(StandardCharsets.UTF_8);
    if (bytes.length < WORD) {
      return false;
    }
    ByteBuffer words = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    boolean all = true;
    for (int at = 0; all && at + WORD <= bytes.length; at += WORD) {
      all = constants.contains(words.getLong(at));
    }
    return all || (bytes.length >= VECTOR && vectors.contains(text(bytes, 0, VECTOR)));
  }

  /** Collects all constants of eight ASCII characters, of sixteen, and what else looks like one. */
  private void collect(ByteSlice code) {
    byte[] bytes = code.array();
    for (int at = code.from(); at + LONGEST_LEB < code.to(); at++) {
      // The eighth character has its highest bit in the ninth or tenth byte.
      if (bytes[at] == I64_CONST && bytes[at + 1] < 0 && bytes[at + WORD] < 0) {
        constants.add(leb(bytes, at + 1));
      } else if (bytes[at] == VECTOR_PREFIX
          && bytes[at + 1] == V128_CONST
          && at + 2 + VECTOR <= code.to()) {
        vectors.add(text(bytes, at + 2, VECTOR));
      }
    }
  }

  private static long leb(byte[] bytes, int from) {
    long value = 0;
    for (int i = 0; i < LONGEST_LEB; i++) {
      value |= (long) (bytes[from + i] & 0x7f) << (7 * i);
      if (bytes[from + i] >= 0) {
        break;
      }
    }
    return value;
  }

  private static String text(ByteSlice bytes) {
    return text(bytes.array(), bytes.from(), bytes.length());
  }

  /** Byte by byte. */
  private static String text(byte[] bytes, int from, int length) {
    return new String(bytes, from, length, StandardCharsets.ISO_8859_1);
  }
}
