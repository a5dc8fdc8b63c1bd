package io.github.wasmsplit.cli;

/** What the process answers to its caller. */
final class ExitCode {
  static final int OK = 0;

  /** The inputs are bad, or the output cannot be written. */
  static final int BAD_INPUT = 1;

  /** The command line is wrong. */
  static final int USAGE = 2;

  /** A bug of this tool: {@code EX_SOFTWARE} of sysexits.h. */
  static final int BUG = 70;

  private ExitCode() {}
}
