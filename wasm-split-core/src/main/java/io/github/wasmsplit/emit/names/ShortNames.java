package io.github.wasmsplit.emit.names;

import java.util.Set;

/**
 * Hands out the shortest names that are not taken, in a fixed order: those that follow each other
 * begin alike, which compresses best.
 */
final class ShortNames {
  private static final String FIRST = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ";
  private static final String REST = FIRST + "0123456789_";

  private final Set<String> taken;
  private int length = 1;

  /** Among the names of that length. */
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
    skipToNextLength();
    while (taken.contains(name(next))) {
      next++;
      skipToNextLength();
    }
    return name(next);
  }

  private void skipToNextLength() {
    if (next == count()) {
      length++;
      next = 0;
    }
  }

  /** How many names, from the next one, are as short as that one; at least 1. */
  int left() {
    peek();
    int left = 0;
    for (int i = next; i < count(); i++) {
      left += taken.contains(name(i)) ? 0 : 1;
    }
    return left;
  }

  /** How many names there are of the current length. */
  private int count() {
    return count(length);
  }

  private String name(int number) {
    return name(number, length);
  }

  /** The name that stands for a digest; {@code length} is 5 at most. */
  static String of(long digest, int length) {
    return name((int) Long.remainderUnsigned(digest, count(length)), length);
  }

  private static int count(int length) {
    int count = FIRST.length();
    for (int i = 1; i < length; i++) {
      count *= REST.length();
    }
    return count;
  }

  private static String name(int number, int length) {
    char[] name = new char[length];
    int rest = number;
    for (int i = length - 1; i > 0; i--) {
      name[i] = REST.charAt(rest % REST.length());
      rest /= REST.length();
    }
    name[0] = FIRST.charAt(rest);
    return new String(name);
  }
}
