package io.github.wasmsplit.emit;

import io.github.wasmsplit.wasm.Immediates;
import io.github.wasmsplit.wasm.RecGroup;
import io.github.wasmsplit.wasm.TypeSection;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;

/** Numbers the types that an output uses: equal ones once, the most used first. */
final class TypeAssignment {
  private final TypeSection types;
  private final SignatureOrder equal;
  private final int[] uses;
  private final BitSet needed = new BitSet();

  TypeAssignment(TypeSection types, SignatureOrder equal, int[] uses) {
    this.types = types;
    this.equal = equal;
    this.uses = uses;
  }

  void assign(IndexMap map) {
    boolean plain = true;
    for (int t = 0; t < uses.length; t++) {
      if (uses[t] > 0) {
        need(types.groupOf()[t]);
      }
    }
    for (int g = needed.nextSetBit(0); g >= 0; g = needed.nextSetBit(g + 1)) {
      plain &= isPlain(types.groups().get(g));
    }
    // A type may refer to earlier ones only, so others than plain ones keep their order.
    int[] order = needed.stream().toArray();
    if (plain) {
      order =
          needed.stream()
              .boxed()
              .sorted(Comparator.comparing((Integer g) -> -uses[types.groups().get(g).first()]))
              .mapToInt(g -> g)
              .toArray();
    }
    number(order, map);
  }

  private void need(int group) {
    if (needed.get(group)) {
      return;
    }
    needed.set(group);
    Immediates immediates = types.groups().get(group).body().immediates();
    for (int i = 0; i < immediates.count(); i++) {
      need(types.groupOf()[immediates.index(i)]);
    }
  }

  private static boolean isPlain(RecGroup group) {
    return group.count() == 1 && group.body().immediates().count() == 0;
  }

  private void number(int[] order, IndexMap map) {
    Map<Integer, Integer> known = new HashMap<>();
    int next = 0;
    for (int g : order) {
      RecGroup group = types.groups().get(g);
      Integer same = isPlain(group) ? known.get(equal.firstEqual(group.first())) : null;
      if (same != null) {
        map.types[group.first()] = same;
        continue;
      }
      if (isPlain(group)) {
        known.put(equal.firstEqual(group.first()), next);
      }
      map.groupOrder.add(g);
      for (int i = 0; i < group.count(); i++) {
        map.types[group.first() + i] = next++;
      }
    }
  }
}
