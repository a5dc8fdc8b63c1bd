package io.github.wasmsplit.emit;

import io.github.wasmsplit.bytes.ByteSlice;
import io.github.wasmsplit.wasm.Immediates;
import io.github.wasmsplit.wasm.RecGroup;
import io.github.wasmsplit.wasm.WasmModule;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;

/**
 * Functions by their types, equal types being one. Imports of one type beside each other compress
 * best: only their names differ.
 */
final class SignatureOrder implements Comparator<Integer> {
  private final WasmModule module;

  /** For each type the first that is equal. */
  private final int[] first;

  SignatureOrder(WasmModule module) {
    this.module = module;
    this.first = new int[module.types().count()];
    Map<String, RecGroup> known = new HashMap<>();
    for (RecGroup group : module.types().groups()) {
      RecGroup same = known.putIfAbsent(text(group), group);
      for (int i = 0; i < group.count(); i++) {
        first[group.first() + i] = (same == null ? group : same).first() + i;
      }
    }
  }

  /**
   * Equal for equal groups. Earlier types are in it by number, not spelled out: that would double
   * with each type that names the one before twice.
   */
  private String text(RecGroup group) {
    ByteSlice bytes = group.body().bytes();
    Immediates immediates = group.body().immediates();
    StringBuilder text = new StringBuilder();
    int at = 0;
    for (int i = 0; i < immediates.count(); i++) {
      int target = immediates.index(i);
      boolean inside = target >= group.first();
      text.append(hex(bytes.slice(at, immediates.position(i))))
          .append(inside ? "+" : "=")
          .append(inside ? target - group.first() : first[target])
          .append(' ');
      at = bytes.endOfLeb(immediates.position(i));
    }
    return text.append(hex(bytes.slice(at, bytes.length()))).toString();
  }

  private static String hex(ByteSlice bytes) {
    return HexFormat.of().formatHex(bytes.array(), bytes.from(), bytes.to());
  }

  @Override
  public int compare(Integer a, Integer b) {
    return Integer.compare(type(a), type(b));
  }

  private int type(int function) {
    return first[module.functionTypes()[function]];
  }
}
