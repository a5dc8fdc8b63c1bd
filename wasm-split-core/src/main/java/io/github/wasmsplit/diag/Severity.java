package io.github.wasmsplit.diag;

/** How much a diagnostic matters. */
public enum Severity {
  /** Nothing was written. */
  ERROR,
  /** The output is correct, but probably not the one that the user wants. */
  WARNING,
  /** Good to know. */
  INFO
}
