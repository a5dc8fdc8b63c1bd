package io.github.wasmsplit;

/** What becomes of the {@code name} section. */
public enum NamesOption {
  /** No output has one: the smallest files. */
  NONE,
  /** Every output names its own functions: readable stack traces. */
  KEEP
}
