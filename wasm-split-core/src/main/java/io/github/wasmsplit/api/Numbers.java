package io.github.wasmsplit.api;

/** Checks numbers that several requests have. */
final class Numbers {
  private Numbers() {}

  static void check(int keepBuilds, int threads) {
    if (keepBuilds < 1) {
      throw new IllegalArgumentException("keepBuilds must be 1 or more, but is " + keepBuilds);
    }
    if (threads < 1) {
      throw new IllegalArgumentException("threads must be 1 or more, but is " + threads);
    }
  }
}
