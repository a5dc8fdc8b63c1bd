package io.github.wasmsplit.check;

import io.github.wasmsplit.bytes.ByteSlice;
import io.github.wasmsplit.code.ConstantExpression;
import io.github.wasmsplit.wasm.DataSegment;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalLong;

/** Which bytes of memory a module writes when it is instantiated. */
final class MemoryWrites {
  /** A run of bytes at an address. */
  private record Run(long address, ByteSlice bytes) {
    long end() {
      return address + bytes.length();
    }
  }

  private final List<Run> runs;

  private MemoryWrites(List<Run> runs) {
    this.runs = runs;
  }

  static MemoryWrites of(ModuleView view) {
    List<Run> runs = new ArrayList<>();
    for (DataSegment segment : view.module.data()) {
      if (!segment.active() || segment.memory() != 0) {
        throw Misfit.of(
            view.file,
            "passive-data",
            "It has a data segment that is not written at instantiation");
      }
      OptionalLong address = ConstantExpression.integer(segment.offset().orElseThrow());
      if (address.isEmpty()) {
        throw Misfit.of(view.file, "data-offset", "The address of a data segment is no constant");
      }
      if (segment.bytes().length() > 0) {
        runs.add(new Run(address.getAsLong(), segment.bytes()));
      }
    }
    runs.sort(Comparator.comparingLong(Run::address));
    for (int i = 1; i < runs.size(); i++) {
      if (runs.get(i).address() < runs.get(i - 1).end()) {
        throw Misfit.of(
            view.file,
            "double-write",
            "It writes the byte at " + runs.get(i).address() + " a second time");
      }
    }
    return new MemoryWrites(runs);
  }

  /** Throws unless {@code after} leaves memory that was zero as these writes leave it. */
  void requireSame(MemoryWrites after, String file) {
    Cursor here = new Cursor(runs);
    for (Run run : after.runs) {
      for (int i = 0; i < run.bytes().length(); i++) {
        int was = here.at(run.address() + i);
        if (was == Cursor.NONE) {
          throw Misfit.of(
              file,
              "data-bounds",
              "It writes the byte at " + (run.address() + i) + ", not its own");
        }
        if (was != (run.bytes().get(i) & 0xff)) {
          throw Misfit.of(
              file,
              "data-bytes",
              "It writes another byte at " + (run.address() + i) + " than before");
        }
      }
    }
    Cursor there = new Cursor(after.runs);
    for (Run run : runs) {
      for (int i = 0; i < run.bytes().length(); i++) {
        // Zero is there before anything is written.
        if (run.bytes().get(i) != 0 && there.at(run.address() + i) == Cursor.NONE) {
          throw Misfit.of(
              file, "missing-byte", "It no longer writes the byte at " + (run.address() + i));
        }
      }
    }
  }

  /** Throws if both write a byte, with different values. */
  void requireNoConflict(MemoryWrites other, String file) {
    Cursor there = new Cursor(other.runs);
    for (Run run : runs) {
      for (int i = 0; i < run.bytes().length(); i++) {
        int byOther = there.at(run.address() + i);
        if (byOther != Cursor.NONE && byOther != (run.bytes().get(i) & 0xff)) {
          throw Misfit.of(
              file,
              "double-write",
              "It writes the byte at " + (run.address() + i) + ", which another file writes");
        }
      }
    }
  }

  /** Reads bytes at addresses that only rise. */
  private static final class Cursor {
    static final int NONE = -1;

    private final List<Run> runs;
    private int current;

    Cursor(List<Run> runs) {
      this.runs = runs;
    }

    int at(long address) {
      while (current < runs.size() && runs.get(current).end() <= address) {
        current++;
      }
      if (current == runs.size() || runs.get(current).address() > address) {
        return NONE;
      }
      Run run = runs.get(current);
      return run.bytes().get((int) (address - run.address())) & 0xff;
    }
  }
}
