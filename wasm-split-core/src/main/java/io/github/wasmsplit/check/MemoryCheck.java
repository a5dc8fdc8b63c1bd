package io.github.wasmsplit.check;

import com.google.common.primitives.ImmutableIntArray;
import io.github.wasmsplit.bytes.ByteSlice;
import io.github.wasmsplit.code.ConstantExpression;
import io.github.wasmsplit.plan.SplitPlan;
import io.github.wasmsplit.program.DataIntervals;
import io.github.wasmsplit.program.MemoryImage;
import io.github.wasmsplit.program.Nodes;
import io.github.wasmsplit.program.Program;
import io.github.wasmsplit.wasm.DataSegment;
import java.util.BitSet;
import java.util.List;

/**
 * Proves that every byte that an output can address is there, as in the program. What the program
 * may change is written once; constants may be written by several outputs.
 */
final class MemoryCheck {
  private static final int NOBODY = -1;
  private static final int SEVERAL = -2;

  private final Program program;
  private final Nodes layout;
  private final MemoryImage image;
  private final DataIntervals intervals;
  private final List<OutputView> views;
  private final MemoryWriters writers;

  /**
   * For each interval the number of the only output that writes in it first, {@link #NOBODY} or
   * {@link #SEVERAL}.
   */
  private final int[] onlyWriter;

  MemoryCheck(SplitPlan plan, List<OutputView> views) {
    this.program = plan.program();
    this.layout = program.graph().layout();
    this.image = program.data().image();
    this.intervals = program.data().intervals();
    this.views = views;
    this.onlyWriter = new int[intervals.count()];
    this.writers = new MemoryWriters(image, views.size());
  }

  void check() {
    views.forEach(this::write);
    for (int i = 0; i < onlyWriter.length; i++) {
      onlyWriter[i] = onlyWriter(i);
    }
    for (OutputView view : views) {
      BitSet needed = needs(view);
      for (int i = 0; i < intervals.count(); i++) {
        if (needed.get(layout.interval(i))) {
          require(view, i);
        }
      }
    }
  }

  /**
   * {@return the nodes of intervals that an output addresses, in its code or through pointers in
   * what it addresses; among other nodes}
   */
  private BitSet needs(OutputView view) {
    ImmutableIntArray.Builder roots = ImmutableIntArray.builder();
    for (int i = view.module.importedFunctionCount(); i < view.functions.length; i++) {
      roots.add(view.functions[i]);
    }
    if (view.output.isMain()) {
      for (int g : view.globals) {
        roots.add(layout.global(g));
      }
      addUnowned(roots);
    }
    return program
        .graph()
        .edges()
        .reachable(roots.build(), n -> layout.kind(n) == Nodes.Kind.INTERVAL);
  }

  /** What lies under no symbol may be addressed by anyone. */
  private void addUnowned(ImmutableIntArray.Builder roots) {
    for (int i = 0; i < intervals.count(); i++) {
      if (!intervals.isCovered(i)) {
        roots.add(layout.interval(i));
      }
    }
  }

  private void write(OutputView view) {
    for (DataSegment segment : view.module.data()) {
      long address = ConstantExpression.integer(segment.offset().orElseThrow()).orElse(-1);
      int place = image.segmentAt(address);
      int from = place < 0 ? 0 : (int) (address - image.address(place));
      int length = segment.bytes().length();
      if (place < 0 || from + length > image.bytes(place).length()) {
        throw Problem.of(view.output, "data-bounds", "It writes outside the data, at " + address);
      }
      if (!image.bytes(place).slice(from, from + length).sameBytes(segment.bytes())) {
        throw Problem.of(view.output, "data-bytes", "It writes other bytes at " + address);
      }
      writers.claim(view.output, place, from, length);
    }
  }

  /** Also {@link #SEVERAL} if bytes are missing, so that each byte is then looked at. */
  private int onlyWriter(int interval) {
    int place = image.segmentAt(intervals.start(interval));
    ByteSlice bytes = image.bytes(place);
    int found = NOBODY;
    for (int i = from(interval, place); i < to(interval, place); i++) {
      int writer = writers.firstOf(place, i);
      if (writer == NOBODY) {
        if (bytes.get(i) != 0) {
          return SEVERAL;
        }
      } else if (found == NOBODY) {
        found = writer;
      } else if (found != writer) {
        return SEVERAL;
      }
    }
    return found;
  }

  private int from(int interval, int place) {
    return (int) (intervals.start(interval) - image.address(place));
  }

  private int to(int interval, int place) {
    return (int) (intervals.end(interval) - image.address(place));
  }

  private void require(OutputView view, int interval) {
    int writer = onlyWriter[interval];
    if (writer == SEVERAL || (writer != NOBODY && !view.loaded.get(writer))) {
      checkBytes(interval, view);
    }
  }

  private void checkBytes(int interval, OutputView view) {
    int place = image.segmentAt(intervals.start(interval));
    for (int i = from(interval, place); i < to(interval, place); i++) {
      // Zero is there before anything is written.
      boolean there = image.bytes(place).get(i) == 0 || writers.isWrittenBy(view.loaded, place, i);
      if (!there) {
        throw Problem.of(
            view.output,
            "missing-byte",
            "It can address the byte at "
                + (image.address(place) + i)
                + ", which nothing writes for it");
      }
    }
  }
}
