package io.github.wasmsplit.read;

import io.github.wasmsplit.bytes.ByteReader;
import io.github.wasmsplit.bytes.ByteSlice;
import io.github.wasmsplit.code.ConstantExpression;
import io.github.wasmsplit.wasm.DataSegment;
import io.github.wasmsplit.wasm.ElementSegment;
import io.github.wasmsplit.wasm.ElementSegment.Mode;
import io.github.wasmsplit.wasm.Typed;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads element and data segments (WebAssembly 3.0, sections 5.5.12 and 5.5.14). */
final class SegmentReader {
  private SegmentReader() {}

  static List<ElementSegment> elements(ByteSlice contents, int functionCount) {
    ByteReader r = new ByteReader(contents, "element");
    List<ElementSegment> segments = new ArrayList<>();
    for (int n = r.count(); n > 0; n--) {
      segments.add(element(r, contents, functionCount));
    }
    r.expectEnd();
    return segments;
  }

  private static ElementSegment element(ByteReader r, ByteSlice contents, int functionCount) {
    int flags = r.u32();
    if (flags < 0 || flags > 7) {
      throw r.error("element-flags", "An element segment has the unknown flags " + flags);
    }
    boolean active = (flags & 1) == 0;
    boolean explicit = (flags & 2) != 0;
    Mode mode = active ? Mode.ACTIVE : explicit ? Mode.DECLARED : Mode.PASSIVE;
    int table = active && explicit ? r.index() : 0;
    Optional<Typed> offset =
        active ? Optional.of(EntityReader.expression(r, contents)) : Optional.empty();
    return (flags & 4) == 0
        ? functions(r, mode, table, offset, (flags & 3) != 0, functionCount)
        : expressions(r, contents, mode, table, offset, (flags & 3) != 0, functionCount);
  }

  private static ElementSegment functions(
      ByteReader r,
      Mode mode,
      int table,
      Optional<Typed> offset,
      boolean hasKind,
      int functionCount) {
    if (hasKind && r.u8() != 0) {
      throw r.error("element-kind", "An element segment's kind is not 0");
    }
    int[] functions = new int[r.count()];
    for (int i = 0; i < functions.length; i++) {
      functions[i] = checked(r, r.index(), functionCount);
    }
    return new ElementSegment(mode, table, offset, Optional.empty(), functions, List.of());
  }

  private static ElementSegment expressions(
      ByteReader r,
      ByteSlice contents,
      Mode mode,
      int table,
      Optional<Typed> offset,
      boolean hasType,
      int functionCount) {
    Optional<Typed> type = hasType ? Optional.of(TypeSectionReader.valueType(r)) : Optional.empty();
    int[] functions = new int[r.count()];
    List<Typed> items = new ArrayList<>(functions.length);
    for (int i = 0; i < functions.length; i++) {
      Typed item = EntityReader.expression(r, contents);
      items.add(item);
      int function = ConstantExpression.function(item).orElse(-1);
      functions[i] = function < 0 ? -1 : checked(r, function, functionCount);
    }
    return new ElementSegment(mode, table, offset, type, functions, items);
  }

  private static int checked(ByteReader r, int function, int functionCount) {
    if (function < 0 || function >= functionCount) {
      throw r.error("function-index", "An element segment names function " + function);
    }
    return function;
  }

  static List<DataSegment> data(ByteSlice contents) {
    ByteReader r = new ByteReader(contents, "data");
    List<DataSegment> segments = new ArrayList<>();
    for (int n = r.count(); n > 0; n--) {
      int flags = r.u32();
      if (flags < 0 || flags > 2) {
        throw r.error("data-flags", "A data segment has the unknown flags " + flags);
      }
      int memory = flags == 2 ? r.index() : 0;
      Optional<Typed> offset =
          flags == 1 ? Optional.empty() : Optional.of(EntityReader.expression(r, contents));
      segments.add(new DataSegment(flags != 1, memory, offset, r.sizedBytes()));
    }
    r.expectEnd();
    return segments;
  }
}
