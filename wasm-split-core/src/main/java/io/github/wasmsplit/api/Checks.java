package io.github.wasmsplit.api;

/** Checks values that users give. The message begins with the name of the option. */
final class Checks {
  private Checks() {}

  static void that(boolean holds, String message) {
    if (!holds) {
      throw new IllegalArgumentException(message);
    }
  }

  static void keepBuilds(int value) {
    that(value >= 1, "keepBuilds must be 1 or more, but is " + value);
  }
}
