package io.github.wasmsplit.read;

import io.github.wasmsplit.bytes.ByteReader;
import io.github.wasmsplit.bytes.ByteSlice;
import io.github.wasmsplit.code.ConstantReader;
import io.github.wasmsplit.code.ConstantScope;
import io.github.wasmsplit.wasm.IndexedBytes;
import io.github.wasmsplit.wasm.SectionId;

/**
 * Reads a section that is a vector (WebAssembly 3.0, section 5.5.2); each subclass reads the items
 * of one section and adds them to the module.
 */
abstract class SectionReader {
  final ByteReader reader;
  final ModuleParts parts;
  private final SectionId id;
  private final ByteSlice contents;

  /**
   * A reader at the section's start.
   *
   * @param parts what earlier sections have, and where this one's items go
   */
  SectionReader(SectionId id, ByteSlice contents, ModuleParts parts) {
    this.id = id;
    this.contents = contents;
    this.parts = parts;
    this.reader = new ByteReader(contents, id.text());
  }

  /** Reads one item. */
  abstract void item();

  /**
   * Reads the whole section.
   *
   * @throws io.github.wasmsplit.diag.MalformedException if an item is malformed, or bytes are left
   */
  final void read() {
    for (int n = reader.count(); n > 0; n--) {
      item();
    }
    reader.expectEnd();
  }

  final int typeIndex() {
    int type = reader.index();
    if (type >= parts.types.count() || parts.types.functionTypes().get(type) == null) {
      throw reader.error("type-index", "There is no function type " + type);
    }
    return type;
  }

  /** A value type whose type indices exist. */
  final IndexedBytes valueType() {
    IndexedBytes type = TypeSectionReader.valueType(reader);
    for (int i = 0; i < type.immediates().count(); i++) {
      int index = type.immediates().index(i);
      if (index < 0 || index >= parts.types.count()) {
        throw reader.error("type-index", "There is no type " + Integer.toUnsignedString(index));
      }
    }
    return type;
  }

  final IndexedBytes referenceType() {
    IndexedBytes type = valueType();
    if (!ConstantScope.isReference(kind(type))) {
      throw reader.error("reference-type", "The type of elements is none of references");
    }
    return type;
  }

  final int kind(IndexedBytes type) {
    return parts.scope().kind(type);
  }

  /**
   * Reads a constant expression.
   *
   * @param kind the kind of its value, of {@link ConstantScope#kind}
   */
  final IndexedBytes constant(int kind) {
    ByteSlice rest = contents.slice(reader.position(), contents.length());
    IndexedBytes expression = ConstantReader.read(rest, id.text(), parts.scope(), kind);
    reader.skip(expression.bytes().length());
    return expression;
  }
}
