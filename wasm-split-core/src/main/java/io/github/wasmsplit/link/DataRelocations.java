package io.github.wasmsplit.link;

import io.github.wasmsplit.bytes.ByteSlice;
import io.github.wasmsplit.bytes.IntList;
import io.github.wasmsplit.diag.LinkException;
import io.github.wasmsplit.diag.Place;
import io.github.wasmsplit.diag.UnsupportedException;
import io.github.wasmsplit.wasm.DataSegment;
import io.github.wasmsplit.wasm.WasmModule;
import io.github.wasmsplit.wasm.linking.RelocationType;
import io.github.wasmsplit.wasm.linking.Relocations;
import io.github.wasmsplit.wasm.linking.Symbol;
import io.github.wasmsplit.wasm.linking.SymbolKind;
import java.util.List;

/** What the data refers to: for each interval the symbols and slots that lie in it. */
final class DataRelocations {
  private final WasmModule original;
  private final List<Symbol> symbols;
  private final DataIntervals intervals;
  private final IntList[] symbolsOf;
  private final IntList[] slotsOf;

  private DataRelocations(WasmModule original, List<Symbol> symbols, DataIntervals intervals) {
    this.original = original;
    this.symbols = symbols;
    this.intervals = intervals;
    this.symbolsOf = new IntList[intervals.count()];
    this.slotsOf = new IntList[intervals.count()];
  }

  static DataRelocations read(Inputs inputs, DataIntervals intervals) {
    DataRelocations read =
        new DataRelocations(inputs.original(), inputs.linking().symbols(), intervals);
    read.all(inputs.data());
    return read;
  }

  /** Symbols that the bytes of an interval refer to; null if none. */
  IntList symbols(int interval) {
    return symbolsOf[interval];
  }

  /** Slots that the bytes of an interval hold; null if none. */
  IntList slots(int interval) {
    return slotsOf[interval];
  }

  private void all(Relocations relocations) {
    for (int i = 0; i < relocations.count(); i++) {
      DataSegment segment = segmentAt(relocations.offsets()[i]);
      int number = relocations.types()[i];
      int offset = offsetIn(segment, relocations.offsets()[i]);
      int width = width(number);
      if (offset + width > segment.bytes().length()) {
        throw misplaced(relocations.offsets()[i]);
      }
      long address = MemoryImageReader.address(original, segment) + offset;
      add(relocations, i, address, width, segment.bytes(), offset);
    }
  }

  private void add(
      Relocations relocations, int i, long address, int width, ByteSlice bytes, int offset) {
    int index = relocations.indices()[i];
    switch (RelocationType.of(relocations.types()[i])) {
      case ADDRESS -> {
        if (index >= symbols.size() || symbols.get(index).kind() != SymbolKind.DATA) {
          throw misplaced(relocations.offsets()[i]);
        }
        put(symbolsOf, address, width, index);
      }
      case SLOT -> put(slotsOf, address, width, fixed32(bytes, offset));
      case RELATIVE, FUNCTION, GLOBAL ->
          throw new UnsupportedException(
              "data-relocation",
              "The data has relocations of type " + relocations.types()[i] + ".",
              place(relocations.offsets()[i]),
              "Link without -shared and -pie, and without threads.");
      default -> {}
    }
  }

  private void put(IntList[] lists, long address, int width, int item) {
    int first = intervals.at(address);
    for (int i = first; i < intervals.count() && intervals.starts()[i] < address + width; i++) {
      if (lists[i] == null) {
        lists[i] = new IntList(4);
      }
      lists[i].add(item);
    }
  }

  private static int width(int number) {
    return number == 16 || number == 19 || number == 22 ? 8 : 4;
  }

  private static int fixed32(ByteSlice bytes, int at) {
    return (bytes.get(at) & 0xff)
        | (bytes.get(at + 1) & 0xff) << 8
        | (bytes.get(at + 2) & 0xff) << 16
        | (bytes.get(at + 3) & 0xff) << 24;
  }

  private int offsetIn(DataSegment segment, int sectionOffset) {
    long base = segment.bytes().fileOffset() - original.dataSection().fileOffset();
    return (int) (sectionOffset - base);
  }

  private DataSegment segmentAt(int sectionOffset) {
    for (DataSegment segment : original.data()) {
      int offset = offsetIn(segment, sectionOffset);
      if (offset >= 0 && offset < segment.bytes().length()) {
        return segment;
      }
    }
    throw misplaced(sectionOffset);
  }

  private Place place(int sectionOffset) {
    return Place.at(original.file(), original.dataSection().fileOffset() + sectionOffset)
        .inSection("data");
  }

  private LinkException misplaced(int sectionOffset) {
    return new LinkException(
        "misplaced-relocation",
        "A relocation of the data lies outside all segments, or names no data symbol.",
        place(sectionOffset),
        "Another tool has changed the file after the linker: pass the linker's output as it is.");
  }
}
