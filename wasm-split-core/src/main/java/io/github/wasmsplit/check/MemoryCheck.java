package io.github.wasmsplit.check;

import io.github.wasmsplit.bytes.ByteSlice;
import io.github.wasmsplit.code.ConstantExpression;
import io.github.wasmsplit.link.DataIntervals;
import io.github.wasmsplit.link.DependencyGraph;
import io.github.wasmsplit.link.MemoryImage;
import io.github.wasmsplit.link.Program;
import io.github.wasmsplit.plan.SplitPlan;
import io.github.wasmsplit.wasm.DataSegment;
import java.util.BitSet;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Proves that every byte that an output can address is there, as in the program. What the program
 * may change is written once; constants may be written by several outputs.
 */
final class MemoryCheck {
  private static final int NOBODY = -1;
  private static final int SEVERAL = -2;

  private final Program program;
  private final MemoryImage image;
  private final DataIntervals intervals;
  private final List<OutputView> views;
  private final List<BitSet> loaded;

  private final MemoryWriters writers;

  /**
   * For each interval the only output that writes in it first, {@link #NOBODY} or {@link #SEVERAL}.
   */
  private final int[] onlyWriter;

  MemoryCheck(SplitPlan plan, List<OutputView> views, List<BitSet> loaded) {
    this.program = plan.program();
    this.image = program.image();
    this.intervals = program.intervals();
    this.views = views;
    this.loaded = loaded;
    this.onlyWriter = new int[intervals.count()];
    this.writers = new MemoryWriters(image, views.size());
  }

  void check() {
    views.forEach(this::write);
    for (int i = 0; i < onlyWriter.length; i++) {
      onlyWriter[i] = onlyWriter(i);
    }
    DependencyGraph graph = program.graph();
    BitSet[] needed = new BitSet[views.size()];
    for (OutputView view : views) {
      needed[view.output] = new BitSet();
      for (int i = view.module.importedFunctionCount(); i < view.functions.length; i++) {
        need(graph, view.functions[i], needed[view.output]);
      }
      for (int g : view.output == 0 ? view.globals : new int[0]) {
        need(graph, graph.layout().global(g), needed[view.output]);
      }
    }
    followPointers(graph, needed);
    for (OutputView view : views) {
      needed[view.output].stream().forEach(i -> require(view, i));
    }
    checkUnowned();
  }

  /** Pointers count where something can read them: dead data may be written along with live. */
  private void followPointers(DependencyGraph graph, BitSet[] needed) {
    BitSet done = new BitSet();
    BitSet found = new BitSet();
    IntStream.range(0, intervals.count()).filter(i -> !intervals.isCovered(i)).forEach(found::set);
    do {
      for (BitSet of : needed) {
        found.or(of);
      }
      found.andNot(done);
      done.or(found);
      for (int i = found.nextSetBit(0); i >= 0; i = found.nextSetBit(i + 1)) {
        int interval = graph.layout().interval(i);
        writersOf(i).stream().forEach(writer -> need(graph, interval, needed[writer]));
      }
    } while (!found.isEmpty());
  }

  private void need(DependencyGraph graph, int node, BitSet needed) {
    int first = graph.layout().interval(0);
    int end = graph.layout().global(0);
    for (int e = graph.offsets()[node]; e < graph.offsets()[node + 1]; e++) {
      int target = graph.targets()[e];
      if (target >= first && target < end) {
        needed.set(target - first);
      }
    }
  }

  private void write(OutputView view) {
    for (DataSegment segment : view.module.data()) {
      long address = ConstantExpression.integer(segment.offset().orElseThrow()).orElse(-1);
      int place = image.segmentAt(address);
      int from = place < 0 ? 0 : (int) (address - image.addresses()[place]);
      int length = segment.bytes().length();
      if (place < 0 || from + length > image.bytes()[place].length()) {
        throw Problem.of(view.output, "data-bounds", "It writes outside the data, at " + address);
      }
      if (!image.bytes()[place].slice(from, from + length).sameBytes(segment.bytes())) {
        throw Problem.of(view.output, "data-bytes", "It writes other bytes at " + address);
      }
      writers.claim(view.output, place, from, length);
    }
  }

  private BitSet writersOf(int interval) {
    int place = image.segmentAt(intervals.starts()[interval]);
    BitSet found = new BitSet();
    writers.addFurther(place, from(interval, place), to(interval, place), found);
    if (onlyWriter[interval] == SEVERAL) {
      for (int i = from(interval, place); i < to(interval, place); i++) {
        if (writers.firstOf(place, i) >= 0) {
          found.set(writers.firstOf(place, i));
        }
      }
    } else if (onlyWriter[interval] != NOBODY) {
      found.set(onlyWriter[interval]);
    }
    return found;
  }

  /** Also {@link #SEVERAL} where bytes are missing, so that each byte is looked at then. */
  private int onlyWriter(int interval) {
    int place = image.segmentAt(intervals.starts()[interval]);
    ByteSlice bytes = image.bytes()[place];
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
    return (int) (intervals.starts()[interval] - image.addresses()[place]);
  }

  private int to(int interval, int place) {
    return (int) (intervals.ends()[interval] - image.addresses()[place]);
  }

  private void require(OutputView view, int interval) {
    int writer = onlyWriter[interval];
    BitSet present = loaded.get(view.output);
    if (writer == SEVERAL || (writer != NOBODY && !present.get(writer))) {
      checkBytes(interval, view, present);
    }
  }

  private void checkUnowned() {
    BitSet mainOnly = loaded.get(0);
    for (int i = 0; i < intervals.count(); i++) {
      if (!intervals.isCovered(i)) {
        checkBytes(i, views.get(0), mainOnly);
      }
    }
  }

  private void checkBytes(int interval, OutputView view, BitSet present) {
    int place = image.segmentAt(intervals.starts()[interval]);
    for (int i = from(interval, place); i < to(interval, place); i++) {
      // Zero is there before anything is written.
      boolean there = image.bytes()[place].get(i) == 0 || writers.isWrittenBy(present, place, i);
      if (!there) {
        throw Problem.of(
            view.output,
            "missing-byte",
            "It can address the byte at "
                + (image.addresses()[place] + i)
                + ", which nothing writes for it");
      }
    }
  }
}
