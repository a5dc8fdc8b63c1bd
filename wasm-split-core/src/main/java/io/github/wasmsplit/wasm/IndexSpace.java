package io.github.wasmsplit.wasm;

/** The index spaces that immediates refer to, as small ints for compact tables. */
public final class IndexSpace {
  /** Function indices. */
  public static final int FUNCTION = 0;

  /** Type indices as u32. */
  public static final int TYPE = 1;

  /** Type indices as s33: block types and heap types. */
  public static final int TYPE_S33 = 2;

  /** Table indices. */
  public static final int TABLE = 3;

  /** Memory indices. */
  public static final int MEMORY = 4;

  /** Global indices. */
  public static final int GLOBAL = 5;

  /** Tag indices. */
  public static final int TAG = 6;

  /** Data segment indices. */
  public static final int DATA = 7;

  /** Element segment indices. */
  public static final int ELEMENT = 8;

  /** The first number that is not an index space; immediates of other kinds start here. */
  public static final int END = 9;

  private IndexSpace() {}
}
