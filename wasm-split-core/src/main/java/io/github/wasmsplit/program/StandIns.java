package io.github.wasmsplit.program;

import com.google.common.primitives.ImmutableIntArray;

/**
 * Which functions are identical: the same type, the same instructions, and calls of functions that
 * are identical in turn. One stands for all of them.
 *
 * @param standIns for each function the one that stands for it, most often itself
 */
public record StandIns(ImmutableIntArray standIns) {
  /** The function that stands for {@code function}: itself, or an identical one. */
  public int standIn(int function) {
    return standIns.get(function);
  }

  /** Whether another function stands for this one. */
  public boolean isFolded(int function) {
    return standIns.get(function) != function;
  }
}
