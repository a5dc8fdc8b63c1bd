package io.github.wasmsplit.code;

import io.github.wasmsplit.wasm.IndexSpace;

/** Kinds of immediates that are no index of a module's index space. */
public final class Operand {
  /** A local. */
  public static final int LOCAL = IndexSpace.END;

  /** A constant of i32. */
  public static final int I32 = IndexSpace.END + 1;

  /** A constant of i64. */
  public static final int I64 = IndexSpace.END + 2;

  /** The offset of a load or store. */
  public static final int OFFSET = IndexSpace.END + 3;

  /** Anything else: labels, alignments, lanes, floats, fields, abstract types. */
  public static final int OTHER = IndexSpace.END + 4;

  /** How many locals of one type are declared. */
  public static final int LOCAL_COUNT = IndexSpace.END + 5;

  private Operand() {}
}
