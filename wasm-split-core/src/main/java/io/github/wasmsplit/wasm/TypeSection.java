package io.github.wasmsplit.wasm;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The type section.
 *
 * @param groups recursion groups in order
 * @param groupOf for each type index the index of its group
 * @param functionTypes for each type index its function type, null for structs and arrays
 */
public record TypeSection(List<RecGroup> groups, int[] groupOf, List<FunctionType> functionTypes) {
  /** Number of types. */
  public int count() {
    return groupOf.length;
  }

  /** A text that is equal for equal types of different modules. */
  public String canonical(int type) {
    StringBuilder text = new StringBuilder();
    append(text, type, 0);
    return text.toString();
  }

  private void append(StringBuilder text, int type, int depth) {
    RecGroup group = groups.get(groupOf[type]);
    text.append(type - group.first()).append('/').append(group.count()).append('{');
    Typed body = group.body();
    int at = 0;
    for (int i = 0; i < body.immediates().count(); i++) {
      hex(text, body, at, body.immediates().position(i));
      int target = body.immediates().index(i);
      if (groupOf[target] == groupOf[type] || depth > 32) {
        text.append("rec").append(target - group.first());
      } else {
        append(text, target, depth + 1);
      }
      at = body.bytes().endOfLeb(body.immediates().position(i));
    }
    hex(text, body, at, body.bytes().length());
    text.append('}');
  }

  /** For each type the first one of this module that is equal. */
  public int[] firstEqual() {
    int[] first = new int[count()];
    Map<String, RecGroup> known = new HashMap<>();
    for (RecGroup group : groups) {
      RecGroup same = known.putIfAbsent(numbered(group, first), group);
      for (int i = 0; i < group.count(); i++) {
        first[group.first() + i] = (same == null ? group : same).first() + i;
      }
    }
    return first;
  }

  /**
   * Equal for equal groups of this module. Earlier types are in it by number, not spelled out: that
   * would double with each type that names the one before twice.
   */
  private static String numbered(RecGroup group, int[] first) {
    Typed body = group.body();
    StringBuilder text = new StringBuilder();
    int at = 0;
    for (int i = 0; i < body.immediates().count(); i++) {
      hex(text, body, at, body.immediates().position(i));
      int target = body.immediates().index(i);
      boolean inside = target >= group.first();
      text.append(inside ? "+" : "=").append(inside ? target - group.first() : first[target]);
      text.append(' ');
      at = body.bytes().endOfLeb(body.immediates().position(i));
    }
    hex(text, body, at, body.bytes().length());
    return text.toString();
  }

  private static void hex(StringBuilder text, Typed body, int from, int to) {
    for (int i = from; i < to; i++) {
      int b = body.bytes().get(i) & 0xff;
      text.append(Character.forDigit(b >> 4, 16)).append(Character.forDigit(b & 15, 16));
    }
  }
}
