package io.github.wasmsplit.emit.layout;

import io.github.wasmsplit.bytes.IntList;
import io.github.wasmsplit.wasm.Immediates;
import io.github.wasmsplit.wasm.RecGroup;
import io.github.wasmsplit.wasm.TypeSection;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;

/** Numbers the types that an output uses: equal ones once, the most used first. */
final class TypeOrder {
  private final TypeSection types;
  private final SignatureOrder equal;
  private final int[] uses;
  private final BitSet needed = new BitSet();
  private final int[] numbers;
  private final IntList groups = new IntList();

  private TypeOrder(TypeSection types, SignatureOrder equal, int[] uses) {
    this.types = types;
    this.equal = equal;
    this.uses = uses;
    this.numbers = new int[types.count()];
    Arrays.fill(numbers, -1);
  }

  /**
   * {@return the numbers of an output's types}
   *
   * @param uses for each type of the program how often the output names it
   */
  static TypeNumbering number(TypeSection types, SignatureOrder equal, int[] uses) {
    TypeOrder order = new TypeOrder(types, equal, uses);
    order.number(order.order());
    return new TypeNumbering(order.numbers, order.groups.toArray());
  }

  private int[] order() {
    boolean plain = true;
    for (int t = 0; t < uses.length; t++) {
      if (uses[t] > 0) {
        need(types.groupOf()[t]);
      }
    }
    for (int g = needed.nextSetBit(0); g >= 0; g = needed.nextSetBit(g + 1)) {
      plain &= isPlain(types.groups().get(g));
    }
    // A type may refer to earlier ones only, so only plain ones may change places.
    int[] order = needed.stream().toArray();
    return plain ? mostUsedFirst(order) : order;
  }

  private int[] mostUsedFirst(int[] order) {
    return Arrays.stream(order)
        .boxed()
        .sorted(Comparator.comparing((Integer g) -> -uses[types.groups().get(g).first()]))
        .mapToInt(g -> g)
        .toArray();
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

  private void number(int[] order) {
    Map<Integer, Integer> known = new HashMap<>();
    int next = 0;
    for (int g : order) {
      RecGroup group = types.groups().get(g);
      Integer same = isPlain(group) ? known.get(equal.firstEqual(group.first())) : null;
      if (same != null) {
        numbers[group.first()] = same;
        continue;
      }
      if (isPlain(group)) {
        known.put(equal.firstEqual(group.first()), next);
      }
      groups.add(g);
      for (int i = 0; i < group.count(); i++) {
        numbers[group.first() + i] = next++;
      }
    }
  }
}
