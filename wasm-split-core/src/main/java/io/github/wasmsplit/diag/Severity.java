package io.github.wasmsplit.diag;

/** How much a diagnostic matters. */
public enum Severity {
  /** Nothing was written. */
  ERROR,
  /** The output is right, but probably not what the user wants. */
  WARNING,
  /** Good to know. */
  INFO
}
