package io.github.wasmsplit.report;

import java.util.List;
import java.util.stream.IntStream;

/**
 * Sizes of a file, or of several together, in bytes.
 *
 * @param raw as they are
 * @param others one for each measure
 */
public record Sizes(long raw, List<Long> others) {
  /** Copies the list. */
  public Sizes {
    others = List.copyOf(others);
  }

  /** Nothing, in so many measures. */
  static Sizes none(int measures) {
    return new Sizes(0, IntStream.range(0, measures).mapToObj(i -> 0L).toList());
  }

  /** Both together. */
  Sizes plus(Sizes more) {
    return new Sizes(
        raw + more.raw,
        IntStream.range(0, others.size())
            .mapToObj(i -> others.get(i) + more.others.get(i))
            .toList());
  }
}
