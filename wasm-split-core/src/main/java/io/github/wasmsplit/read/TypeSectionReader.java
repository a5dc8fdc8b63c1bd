package io.github.wasmsplit.read;

import io.github.wasmsplit.bytes.ByteReader;
import io.github.wasmsplit.bytes.ByteSlice;
import io.github.wasmsplit.bytes.IntList;
import io.github.wasmsplit.wasm.FunctionType;
import io.github.wasmsplit.wasm.Immediates;
import io.github.wasmsplit.wasm.IndexSpace;
import io.github.wasmsplit.wasm.IndexedBytes;
import io.github.wasmsplit.wasm.RecGroup;
import io.github.wasmsplit.wasm.TypeSection;
import io.github.wasmsplit.wasm.ValueTypes;
import java.util.ArrayList;
import java.util.List;

/** Reads the type section (WebAssembly 3.0, sections 5.3 and 5.5.4). */
final class TypeSectionReader {
  static final TypeSection EMPTY = new TypeSection(List.of(), new int[0], List.of());

  private final ByteReader reader;
  private final IntList groupOf = new IntList();
  private final List<RecGroup> groups = new ArrayList<>();
  private final List<FunctionType> functionTypes = new ArrayList<>();
  private IntList found = new IntList();
  private int groupStart;

  private TypeSectionReader(ByteReader reader) {
    this.reader = reader;
  }

  static TypeSection read(ByteSlice contents) {
    return new TypeSectionReader(new ByteReader(contents, "type")).read();
  }

  /** A value type outside the type section, with the type index that it may hold. */
  static IndexedBytes valueType(ByteReader reader) {
    TypeSectionReader types = new TypeSectionReader(reader);
    types.groupStart = reader.position();
    types.valueType();
    return types.indexed();
  }

  private TypeSection read() {
    int n = reader.count();
    for (int i = 0; i < n; i++) {
      group();
    }
    reader.expectEnd();
    TypeSection section = new TypeSection(groups, groupOf.toArray(), functionTypes);
    checkIndices(section);
    return section;
  }

  private void group() {
    groupStart = reader.position();
    found = new IntList();
    int first = groupOf.size();
    int form = reader.u8();
    int count = 1;
    if (form == 0x4e) {
      count = reader.count();
      for (int i = 0; i < count; i++) {
        subType(reader.u8());
      }
    } else {
      subType(form);
    }
    groups.add(new RecGroup(first, count, indexed()));
  }

  private IndexedBytes indexed() {
    return new IndexedBytes(reader.since(groupStart), Immediates.ofType(found.toArray()));
  }

  private void subType(int form) {
    groupOf.add(groups.size());
    int composite = form;
    if (form == 0x50 || form == 0x4f) {
      int supers = reader.count();
      for (int i = 0; i < supers; i++) {
        index(IndexSpace.TYPE);
      }
      composite = reader.u8();
    }
    switch (composite) {
      case 0x60 -> functionTypes.add(new FunctionType(valueTypes(), valueTypes()));
      case 0x5f -> {
        int fields = reader.count();
        for (int i = 0; i < fields; i++) {
          fieldType();
        }
        functionTypes.add(null);
      }
      case 0x5e -> {
        fieldType();
        functionTypes.add(null);
      }
      default ->
          throw reader.error("type-form", "0x" + Integer.toHexString(composite) + " is no type");
    }
  }

  private List<String> valueTypes() {
    int n = reader.count();
    List<String> types = new ArrayList<>(n);
    for (int i = 0; i < n; i++) {
      types.add(valueType());
    }
    return types;
  }

  private void fieldType() {
    int packed = reader.peek();
    if (ValueTypes.isPacked(packed)) {
      reader.skip(1);
    } else {
      valueType();
    }
    if (reader.u8() > 1) {
      throw reader.error("mutability", "A field's mutability is neither 0 nor 1");
    }
  }

  private String valueType() {
    int type = reader.u8();
    if (ValueTypes.hasHeapType(type)) {
      int position = reader.position();
      long heap = reader.s33();
      if (heap >= 0) {
        mark(position, IndexSpace.TYPE_S33, heap);
      } else if (!ValueTypes.isAbstractHeap(heap)) {
        throw reader.error("heap-type", heap + " is no heap type");
      }
      return Integer.toHexString(type) + " " + heap;
    }
    if (!ValueTypes.isShort(type)) {
      throw reader.error("value-type", "0x" + Integer.toHexString(type) + " is no value type");
    }
    return Integer.toHexString(type);
  }

  private void index(int space) {
    int position = reader.position();
    mark(position, space, reader.index());
  }

  private void mark(int position, int space, long index) {
    found.add((position - groupStart) << 4 | space);
    found.add((int) index);
  }

  private void checkIndices(TypeSection section) {
    for (RecGroup group : section.groups()) {
      Immediates immediates = group.body().immediates();
      for (int i = 0; i < immediates.count(); i++) {
        if (immediates.index(i) < 0 || immediates.index(i) >= group.first() + group.count()) {
          throw reader.error("type-index", "A type refers to a later type");
        }
      }
    }
  }
}
