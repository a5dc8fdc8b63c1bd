package io.github.wasmsplit.link;

import io.github.wasmsplit.bytes.IntList;
import io.github.wasmsplit.diag.Diagnostic;
import io.github.wasmsplit.diag.LinkException;
import io.github.wasmsplit.diag.Place;
import io.github.wasmsplit.diag.UnsupportedException;
import io.github.wasmsplit.diag.WasmSplitException;
import io.github.wasmsplit.program.DataIntervals;
import io.github.wasmsplit.read.RelocationReader;
import io.github.wasmsplit.wasm.DataSegment;
import io.github.wasmsplit.wasm.WasmModule;
import io.github.wasmsplit.wasm.linking.RelocationType;
import io.github.wasmsplit.wasm.linking.Relocations;
import org.jspecify.annotations.Nullable;

/** What the data refers to: for each interval the symbols and slots that lie in it. */
final class DataRelocations {
  private static final IntList NONE = new IntList();

  private final WasmModule original;
  private final RelocationProof proof;
  private final DataIntervals intervals;

  /** For each interval; null for most. */
  private final IntList[] symbolsOf;

  private final IntList[] slotsOf;

  private DataRelocations(RelocationProof proof, DataIntervals intervals) {
    this.original = proof.original();
    this.proof = proof;
    this.intervals = intervals;
    this.symbolsOf = new IntList[intervals.count()];
    this.slotsOf = new IntList[intervals.count()];
  }

  /**
   * Reads.
   *
   * @throws LinkException if a relocation contradicts the bytes that it patches
   */
  static DataRelocations read(
      Relocations relocations, RelocationProof proof, DataIntervals intervals) {
    DataRelocations read = new DataRelocations(proof, intervals);
    read.all(relocations);
    return read;
  }

  /** Symbols that the bytes of an interval refer to. */
  IntList symbols(int interval) {
    return orNone(symbolsOf[interval]);
  }

  /** Slots that the bytes of an interval hold. */
  IntList slots(int interval) {
    return orNone(slotsOf[interval]);
  }

  private static IntList orNone(@Nullable IntList found) {
    return found == null ? NONE : found;
  }

  private void all(Relocations relocations) {
    int next = 0;
    for (DataSegment segment : original.data()) {
      long address = MemoryImageReader.address(original, segment);
      long from = segment.bytes().fileOffset() - original.dataSection().fileOffset();
      long end = from + segment.bytes().length();
      while (next < relocations.count() && relocations.offset(next) < end) {
        int offset = relocations.offset(next);
        if (offset < from || offset + width(relocations, next) > end) {
          throw misplaced(offset);
        }
        add(relocations, next, address + offset - from);
        next++;
      }
    }
    if (next < relocations.count()) {
      throw misplaced(relocations.offset(next));
    }
  }

  private void add(Relocations relocations, int entry, long address) {
    int offset = relocations.offset(entry);
    int width = width(relocations, entry);
    long value = number(offset, width);
    switch (relocations.type(entry)) {
      case 2, 5, 16, 19 -> {
        if (!proof.holds(relocations, entry, value)) {
          throw proof.contradiction(relocations, entry, value, place(offset));
        }
      }
      default -> throw refused(relocations, entry);
    }
    if (RelocationType.of(relocations.type(entry)) == RelocationType.SLOT) {
      put(slotsOf, address, width, (int) value);
    } else {
      put(symbolsOf, address, width, relocations.index(entry));
    }
  }

  private void put(IntList[] lists, long address, int width, int item) {
    int first = intervals.at(address);
    for (int i = first; i < intervals.count() && intervals.start(i) < address + width; i++) {
      if (lists[i] == null) {
        lists[i] = new IntList(4);
      }
      lists[i].add(item);
    }
  }

  private static int width(Relocations relocations, int entry) {
    return RelocationType.width(relocations.type(entry));
  }

  private long number(int offset, int width) {
    long value = 0;
    for (int i = width - 1; i >= 0; i--) {
      value = value << 8 | original.dataSection().get(offset + i) & 0xff;
    }
    return value;
  }

  private WasmSplitException refused(Relocations relocations, int entry) {
    int number = relocations.type(entry);
    int offset = relocations.offset(entry);
    return switch (RelocationType.of(number)) {
      case RELATIVE, FUNCTION, GLOBAL ->
          new UnsupportedException(
              Diagnostic.error(
                      "data-relocation", "The data has relocations of type " + number + ".")
                  .at(place(offset))
                  .advise("Link without -shared and -pie, and without threads."));
      default -> misplaced(offset);
    };
  }

  private Place place(int sectionOffset) {
    return Place.at(original.file(), original.dataSection().fileOffset() + sectionOffset)
        .inSection("data");
  }

  private LinkException misplaced(int sectionOffset) {
    return new LinkException(
        Diagnostic.error(
                "misplaced-relocation",
                "A relocation of the data lies outside all segments, or is for code.")
            .at(place(sectionOffset))
            .advise(RelocationReader.ADVICE));
  }
}
