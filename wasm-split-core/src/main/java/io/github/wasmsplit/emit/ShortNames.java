package io.github.wasmsplit.emit;

import java.util.Set;

/** Hands out the shortest names that are not taken, in a fixed order. */
final class ShortNames {
  private static final String FIRST = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ";
  private static final String REST = FIRST + "0123456789_";

  private final Set<String> taken;
  private int next;

  ShortNames(Set<String> taken) {
    this.taken = taken;
  }

  String next() {
    String name = peek();
    next++;
    return name;
  }

  /** The name that comes next. */
  String peek() {
    while (taken.contains(name(next))) {
      next++;
    }
    return name(next);
  }

  private static String name(int number) {
    StringBuilder name = new StringBuilder();
    name.append(FIRST.charAt(number % FIRST.length()));
    for (int rest = number / FIRST.length(); rest > 0; rest = (rest - 1) / REST.length()) {
      name.append(REST.charAt((rest - 1) % REST.length()));
    }
    return name.toString();
  }
}
