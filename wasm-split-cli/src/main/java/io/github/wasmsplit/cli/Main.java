package io.github.wasmsplit.cli;

/** Where {@code java -jar wasm-split-cli.jar} starts. */
public final class Main {
  private Main() {}

  /** Runs the command and ends the JVM with its exit code. */
  public static void main(String[] args) {
    System.exit(new Cli(Terminal.system()).run(args));
  }
}
