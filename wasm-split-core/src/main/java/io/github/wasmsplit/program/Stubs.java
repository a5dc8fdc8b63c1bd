package io.github.wasmsplit.program;

import java.util.List;

/**
 * The stubs of split points. Code calls a split point by a function that the program imports; every
 * output that does so defines that function itself, as a call through the split point's slot.
 */
public final class Stubs {
  /** For each imported function one more than its split point; 0 for all others. */
  private final int[] points;

  private Stubs(int[] points) {
    this.points = points;
  }

  /** {@return the stubs of a program's split points} */
  public static Stubs of(Program program) {
    int[] points = new int[program.module().importedFunctionCount()];
    List<SplitPoint> splitPoints = program.markers().splitPoints();
    for (int p = 0; p < splitPoints.size(); p++) {
      points[splitPoints.get(p).importFunction()] = p + 1;
    }
    return new Stubs(points);
  }

  /** Whether a function of the program is the import of a split point. */
  public boolean contains(int function) {
    return pointOf(function) >= 0;
  }

  /** {@return the number of a stub's split point, from 0; -1 if the function is not a stub} */
  public int pointOf(int function) {
    return function < points.length ? points[function] - 1 : -1;
  }
}
