package io.github.wasmsplit.rust;

/** The log of a build, line by line. */
public interface BuildLog {
  /** Details that are of use when something is odd. */
  void debug(String line);

  /** What is being done. */
  void info(String line);

  /** What the user should look at. */
  void warn(String line);

  /** Why the build is going to fail. */
  void error(String line);
}
