package io.github.wasmsplit.check;

import io.github.wasmsplit.plan.Output;
import io.github.wasmsplit.program.MemoryImage;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/** Who writes each byte of each data segment. */
final class MemoryWriters {
  private final MemoryImage image;

  /** For each byte of each segment 1 + the number of the first output to write it; 0 if none. */
  private final List<int[]> first = new ArrayList<>();

  /**
   * For each segment and output the runs of bytes that it writes after another one, first byte and
   * end; null for none.
   */
  private final List<List<NavigableMap<Integer, Integer>>> further = new ArrayList<>();

  MemoryWriters(MemoryImage image, int outputs) {
    this.image = image;
    for (int s = 0; s < image.count(); s++) {
      first.add(new int[image.bytes(s).length()]);
      further.add(new ArrayList<>(Collections.nCopies(outputs, null)));
    }
  }

  /**
   * Notes the bytes that an output writes.
   *
   * @throws io.github.wasmsplit.diag.ClosureException if it writes bytes that another output has
   *     written and the program may have changed since
   */
  void claim(Output output, int segment, int from, int length) {
    int claimant = output.number() + 1;
    int[] of = first.get(segment);
    for (int i = from; i < from + length; i++) {
      if (of[i] == 0) {
        of[i] = claimant;
      } else if (image.isReadOnly(segment) && of[i] != claimant) {
        claimFurther(output.number(), segment, i);
      } else {
        throw Problem.of(
            output,
            "double-write",
            "It writes the byte at " + (image.address(segment) + i) + " a second time");
      }
    }
  }

  private void claimFurther(int output, int segment, int i) {
    NavigableMap<Integer, Integer> runs = further.get(segment).get(output);
    if (runs == null) {
      runs = new TreeMap<>();
      further.get(segment).set(output, runs);
    }
    Map.Entry<Integer, Integer> before = runs.floorEntry(i);
    boolean joins = before != null && before.getValue() >= i;
    runs.merge(joins ? before.getKey() : i, i + 1, Math::max);
  }

  /** {@return the number of the first output that writes a byte, -1 if none does} */
  int firstOf(int segment, int i) {
    return first.get(segment)[i] - 1;
  }

  /**
   * {@return whether one of several outputs writes a byte}
   *
   * @param outputs their numbers
   */
  boolean isWrittenBy(BitSet outputs, int segment, int i) {
    if (firstOf(segment, i) >= 0 && outputs.get(firstOf(segment, i))) {
      return true;
    }
    for (int o = outputs.nextSetBit(0); o >= 0; o = outputs.nextSetBit(o + 1)) {
      NavigableMap<Integer, Integer> runs = further.get(segment).get(o);
      Map.Entry<Integer, Integer> run = runs == null ? null : runs.floorEntry(i);
      if (run != null && i < run.getValue()) {
        return true;
      }
    }
    return false;
  }
}
