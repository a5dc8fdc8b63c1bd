package io.github.wasmsplit.program;

/**
 * How nodes are numbered: functions first, with their function index, then the others.
 *
 * @param functions number of functions, imported ones included
 * @param intervals number of data intervals
 * @param globals number of globals
 * @param tables number of tables
 * @param tags number of tags
 * @param slots number of slots of the function table
 */
public record Nodes(int functions, int intervals, int globals, int tables, int tags, int slots) {
  /** What a node stands for, in the order of numbers. */
  public enum Kind {
    /** A function, imported or defined. */
    FUNCTION,
    /** An interval of {@link DataIntervals}. */
    INTERVAL,
    /** A global. */
    GLOBAL,
    /** A table. */
    TABLE,
    /** A tag of exceptions. */
    TAG,
    /** A slot of the function table. */
    SLOT
  }

  /**
   * {@return what a node stands for}
   *
   * @param node 0 to {@link #count} - 1; not checked
   */
  public Kind kind(int node) {
    if (node < functions) {
      return Kind.FUNCTION;
    }
    if (node < global(0)) {
      return Kind.INTERVAL;
    }
    if (node >= slot(0)) {
      return Kind.SLOT;
    }
    if (node < table(0)) {
      return Kind.GLOBAL;
    }
    return node < tag(0) ? Kind.TABLE : Kind.TAG;
  }

  /**
   * {@return the index that a node has among those of its kind}
   *
   * @param node 0 to {@link #count} - 1; not checked
   */
  public int index(int node) {
    return switch (kind(node)) {
      case FUNCTION -> node;
      case INTERVAL -> node - interval(0);
      case GLOBAL -> node - global(0);
      case TABLE -> node - table(0);
      case TAG -> node - tag(0);
      case SLOT -> node - slot(0);
    };
  }

  /** Node of a data interval. */
  public int interval(int i) {
    return functions + i;
  }

  /** Node of a global. */
  public int global(int i) {
    return functions + intervals + i;
  }

  /** Node of a table. */
  public int table(int i) {
    return functions + intervals + globals + i;
  }

  /** Node of a tag. */
  public int tag(int i) {
    return functions + intervals + globals + tables + i;
  }

  /** Node of a slot. */
  public int slot(int i) {
    return functions + intervals + globals + tables + tags + i;
  }

  /** Number of nodes. */
  public int count() {
    return slot(slots);
  }
}
