package io.github.wasmsplit.code;

import io.github.wasmsplit.bytes.ByteSlice;
import io.github.wasmsplit.bytes.IntList;
import io.github.wasmsplit.wasm.Immediates;
import io.github.wasmsplit.wasm.IndexSpace;
import io.github.wasmsplit.wasm.IndexedBytes;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The locals that a body declares beyond its parameters: runs of one type each. */
public final class LocalDeclarations {
  /** For each run how many locals there are up to its end; ascending, no run is empty. */
  private final int[] ends;

  private final List<IndexedBytes> types;

  private LocalDeclarations(int[] ends, List<IndexedBytes> types) {
    this.ends = ends;
    this.types = types;
  }

  /** What a reader has just read that stands at {@link InstructionReader#LOCALS}. */
  public static LocalDeclarations read(InstructionReader reader) {
    ByteSlice body = reader.body();
    IntList ends = new IntList();
    List<IndexedBytes> types = new ArrayList<>();
    int end = 0;
    for (int i = 0; i < reader.count(); ) {
      int count = (int) reader.value(i);
      int type = i + 1;
      i = type;
      while (i < reader.count() && reader.kind(i) != Operand.LOCAL_COUNT) {
        i++;
      }
      if (count > 0) {
        end += count;
        ends.add(end);
        int from = body.endOfLeb(reader.position(type - 1));
        int to = i < reader.count() ? reader.position(i) : reader.position();
        types.add(type(reader, body.slice(from, to), from, type, i));
      }
    }
    return new LocalDeclarations(ends.toArray(), types);
  }

  private static IndexedBytes type(
      InstructionReader reader, ByteSlice bytes, int from, int i, int end) {
    IntList found = new IntList();
    for (int operand = i; operand < end; operand++) {
      if (reader.kind(operand) < IndexSpace.END) {
        found.add((reader.position(operand) - from) << 4 | reader.kind(operand));
        found.add((int) reader.value(operand));
      }
    }
    return new IndexedBytes(bytes, Immediates.ofType(found.toArray()));
  }

  /** For each run its type. */
  public List<IndexedBytes> types() {
    return types;
  }

  /** Number of locals declared, parameters not among them. */
  public int count() {
    return ends.length == 0 ? 0 : ends[ends.length - 1];
  }

  /** The run of a local, which is counted without parameters. */
  public int run(int local) {
    int found = Arrays.binarySearch(ends, local);
    return found >= 0 ? found + 1 : -found - 1;
  }
}
