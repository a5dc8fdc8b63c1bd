package io.github.wasmsplit.read;

import io.github.wasmsplit.bytes.ByteReader;
import io.github.wasmsplit.bytes.ByteSlice;
import io.github.wasmsplit.code.ConstantExpression;
import io.github.wasmsplit.wasm.DataSegment;
import io.github.wasmsplit.wasm.ElementSegment;
import io.github.wasmsplit.wasm.ElementSegment.Mode;
import io.github.wasmsplit.wasm.Limits;
import io.github.wasmsplit.wasm.Typed;
import io.github.wasmsplit.wasm.ValueTypes;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads element and data segments (WebAssembly 3.0, sections 5.5.12 and 5.5.14). */
final class SegmentReader {
  private static final int FUNCTIONS = ValueTypes.FUNCREF;

  private final String section;
  private final ByteSlice contents;
  private final ByteReader reader;
  private final EntityReader entities;

  private SegmentReader(String section, ByteSlice contents, EntityReader entities) {
    this.section = section;
    this.contents = contents;
    this.reader = new ByteReader(contents, section);
    this.entities = entities;
  }

  static List<ElementSegment> elements(ByteSlice contents, EntityReader entities) {
    return new SegmentReader("element", contents, entities).elements();
  }

  static List<DataSegment> data(ByteSlice contents, EntityReader entities) {
    return new SegmentReader("data", contents, entities).data();
  }

  private List<ElementSegment> elements() {
    List<ElementSegment> segments = new ArrayList<>();
    for (int n = reader.count(); n > 0; n--) {
      segments.add(element());
    }
    reader.expectEnd();
    return segments;
  }

  private ElementSegment element() {
    int flags = reader.u32();
    if (flags < 0 || flags > 7) {
      throw reader.error("element-flags", "An element segment has the unknown flags " + flags);
    }
    boolean active = (flags & 1) == 0;
    boolean explicit = (flags & 2) != 0;
    Mode mode = active ? Mode.ACTIVE : explicit ? Mode.DECLARED : Mode.PASSIVE;
    int table = active && explicit ? reader.index() : 0;
    Optional<Typed> offset = active ? Optional.of(offsetInTable(table)) : Optional.empty();
    return (flags & 4) == 0
        ? functions(mode, table, offset, (flags & 3) != 0)
        : expressions(mode, table, offset, (flags & 3) != 0);
  }

  private Typed offsetInTable(int table) {
    if (table >= entities.tables.size()) {
      throw reader.error("table-index", "An element segment is for table " + table);
    }
    return offset(entities.tables.get(table).limits());
  }

  private Typed offset(Limits limits) {
    return expression(limits.is64() ? ValueTypes.I64 : ValueTypes.I32);
  }

  private Typed expression(int kind) {
    return entities.expression(reader, contents, section, kind);
  }

  private ElementSegment functions(Mode mode, int table, Optional<Typed> offset, boolean hasKind) {
    if (hasKind && reader.u8() != 0) {
      throw reader.error("element-kind", "An element segment's kind is not 0");
    }
    int[] functions = new int[reader.count()];
    for (int i = 0; i < functions.length; i++) {
      functions[i] = reader.index();
      if (functions[i] >= entities.functionTypes.size()) {
        throw reader.error("function-index", "An element segment names function " + functions[i]);
      }
    }
    return new ElementSegment(mode, table, offset, Optional.empty(), functions, List.of());
  }

  private ElementSegment expressions(
      Mode mode, int table, Optional<Typed> offset, boolean hasType) {
    Optional<Typed> type = hasType ? Optional.of(entities.referenceType(reader)) : Optional.empty();
    int kind = type.map(entities::kind).orElse(FUNCTIONS);
    int[] functions = new int[reader.count()];
    List<Typed> items = new ArrayList<>(functions.length);
    for (int i = 0; i < functions.length; i++) {
      Typed item = expression(kind);
      items.add(item);
      functions[i] = ConstantExpression.function(item).orElse(-1);
    }
    return new ElementSegment(mode, table, offset, type, functions, items);
  }

  private List<DataSegment> data() {
    List<DataSegment> segments = new ArrayList<>();
    for (int n = reader.count(); n > 0; n--) {
      segments.add(dataSegment());
    }
    reader.expectEnd();
    return segments;
  }

  private DataSegment dataSegment() {
    int flags = reader.u32();
    if (flags < 0 || flags > 2) {
      throw reader.error("data-flags", "A data segment has the unknown flags " + flags);
    }
    int memory = flags == 2 ? reader.index() : 0;
    Optional<Typed> offset = flags == 1 ? Optional.empty() : Optional.of(offsetInMemory(memory));
    return new DataSegment(flags != 1, memory, offset, reader.sizedBytes());
  }

  private Typed offsetInMemory(int memory) {
    if (memory >= entities.memories.size()) {
      throw reader.error("memory-index", "A data segment is for memory " + memory);
    }
    return offset(entities.memories.get(memory).limits());
  }
}
