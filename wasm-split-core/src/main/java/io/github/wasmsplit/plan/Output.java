package io.github.wasmsplit.plan;

/**
 * One of the files that a program is split into.
 *
 * @param number its place among all outputs: 0 is main, then the modules come, then the chunks
 * @param kind main, a module or a chunk
 * @param name of a module as the author wrote it; of a chunk the one that the user gave it, mostly
 *     empty; {@code main}
 */
public record Output(int number, Kind kind, String name) {
  /** What outputs there are. */
  public enum Kind {
    /** What is loaded at start. */
    MAIN,
    /** Loaded when the module is asked for, with all code of it alone. */
    MODULE,
    /** What is loaded along with each module that needs it. */
    CHUNK
  }

  /** Whether it is main. */
  public boolean isMain() {
    return kind == Kind.MAIN;
  }

  /** Whether it is a chunk. */
  public boolean isChunk() {
    return kind == Kind.CHUNK;
  }

  // Written out: outputs are keys of a graph, and a record's own methods cost a cold JVM 60
  // classes.

  @Override
  public boolean equals(Object other) {
    return other instanceof Output o && number == o.number && kind == o.kind && name.equals(o.name);
  }

  @Override
  public int hashCode() {
    return number;
  }
}
