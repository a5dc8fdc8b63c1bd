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
