package io.github.wasmsplit.link;

import io.github.wasmsplit.bytes.ByteSlice;
import io.github.wasmsplit.code.ConstantExpression;
import io.github.wasmsplit.diag.Diagnostic;
import io.github.wasmsplit.diag.LinkException;
import io.github.wasmsplit.diag.Place;
import io.github.wasmsplit.diag.UnsupportedException;
import io.github.wasmsplit.program.MemoryImage;
import io.github.wasmsplit.wasm.DataSegment;
import io.github.wasmsplit.wasm.WasmModule;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/** Places a module's data segments in memory. */
final class MemoryImageReader {
  /** What wasm-ld calls the segment of constants. */
  private static final String READ_ONLY = ".rodata";

  private MemoryImageReader() {}

  /**
   * Reads.
   *
   * @param names names of the segments as the linker gave them, as far as they are known
   */
  static MemoryImage read(WasmModule module, List<String> names) {
    List<DataSegment> all = module.data();
    int[] sorted =
        IntStream.range(0, all.size())
            .filter(s -> all.get(s).bytes().length() > 0)
            .boxed()
            .sorted(Comparator.comparingLong(s -> address(module, all.get(s))))
            .mapToInt(s -> s)
            .toArray();
    long[] addresses = new long[sorted.length];
    ByteSlice[] bytes = new ByteSlice[sorted.length];
    boolean[] readOnly = new boolean[sorted.length];
    for (int i = 0; i < addresses.length; i++) {
      addresses[i] = address(module, all.get(sorted[i]));
      bytes[i] = all.get(sorted[i]).bytes();
      readOnly[i] = sorted[i] < names.size() && names.get(sorted[i]).equals(READ_ONLY);
      if (i > 0 && addresses[i - 1] + bytes[i - 1].length() > addresses[i]) {
        throw new LinkException(
            Diagnostic.error(
                    "overlapping-segments",
                    "Two data segments overlap at address " + addresses[i] + ".")
                .at(Place.at(module.file(), bytes[i].fileOffset()).inSection("data"))
                .advise("No linker makes such a file: build it again."));
      }
    }
    return new MemoryImage(addresses, bytes, readOnly);
  }

  /** Address of a segment's first byte. */
  static long address(WasmModule module, DataSegment segment) {
    Place place = Place.at(module.file(), segment.bytes().fileOffset()).inSection("data");
    if (!segment.active()) {
      throw new UnsupportedException(
          Diagnostic.error(
                  "passive-segment",
                  "The program has passive data segments, as programs with shared memory do.")
              .at(place)
              .advise("Build without threads: no target feature atomics, no --shared-memory."));
    }
    if (segment.memory() != 0) {
      throw new UnsupportedException(
          Diagnostic.error("multi-memory", "A data segment is not for memory 0.")
              .at(place)
              .advise("Use one memory."));
    }
    return ConstantExpression.integer(segment.offset().orElseThrow())
        .orElseThrow(
            () ->
                new UnsupportedException(
                    Diagnostic.error(
                            "segment-offset",
                            "The address of a data segment is no constant:"
                                + " position-independent code.")
                        .at(place)
                        .advise("Link without -shared and -pie.")));
  }
}
