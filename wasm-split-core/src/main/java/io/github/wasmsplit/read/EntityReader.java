package io.github.wasmsplit.read;

import io.github.wasmsplit.bytes.ByteReader;
import io.github.wasmsplit.bytes.ByteSlice;
import io.github.wasmsplit.bytes.IntList;
import io.github.wasmsplit.code.ConstantReader;
import io.github.wasmsplit.code.ConstantScope;
import io.github.wasmsplit.wasm.Export;
import io.github.wasmsplit.wasm.ExternalKind;
import io.github.wasmsplit.wasm.Global;
import io.github.wasmsplit.wasm.Import;
import io.github.wasmsplit.wasm.Limits;
import io.github.wasmsplit.wasm.Memory;
import io.github.wasmsplit.wasm.Table;
import io.github.wasmsplit.wasm.Tag;
import io.github.wasmsplit.wasm.TypeSection;
import io.github.wasmsplit.wasm.Typed;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/** Reads imports, functions, tables, memories, globals, tags and exports. */
final class EntityReader {
  final List<Import> imports = new ArrayList<>();
  final IntList functionTypes = new IntList(1024);
  final List<Table> tables = new ArrayList<>();
  final List<Memory> memories = new ArrayList<>();
  final List<Global> globals = new ArrayList<>();
  final List<Tag> tags = new ArrayList<>();
  final List<Export> exports = new ArrayList<>();
  private TypeSection types = TypeSectionReader.EMPTY;

  EntityReader() {}

  void types(TypeSection section) {
    this.types = section;
  }

  void readImports(ByteSlice contents) {
    ByteReader r = new ByteReader(contents, "import");
    for (int n = r.count(); n > 0; n--) {
      String module = r.name();
      String name = r.name();
      int kind = r.u8();
      switch (kind) {
        case 0 -> {
          add(module, name, ExternalKind.FUNCTION, functionTypes.size());
          functionTypes.add(typeIndex(r));
        }
        case 1 -> {
          add(module, name, ExternalKind.TABLE, tables.size());
          tables.add(new Table(referenceType(r), tableLimits(r), Optional.empty()));
        }
        case 2 -> {
          add(module, name, ExternalKind.MEMORY, memories.size());
          memories.add(new Memory(memoryLimits(r)));
        }
        case 3 -> {
          add(module, name, ExternalKind.GLOBAL, globals.size());
          globals.add(new Global(valueType(r), flags(r), Optional.empty()));
        }
        case 4 -> {
          add(module, name, ExternalKind.TAG, tags.size());
          tags.add(tag(r));
        }
        default -> throw r.error("import-kind", kind + " is no kind of import");
      }
    }
    r.expectEnd();
  }

  void readFunctions(ByteSlice contents) {
    ByteReader r = new ByteReader(contents, "function");
    for (int n = r.count(); n > 0; n--) {
      functionTypes.add(typeIndex(r));
    }
    r.expectEnd();
  }

  void readTables(ByteSlice contents) {
    ByteReader r = new ByteReader(contents, "table");
    for (int n = r.count(); n > 0; n--) {
      tables.add(table(r, contents));
    }
    r.expectEnd();
  }

  private Table table(ByteReader r, ByteSlice contents) {
    int start = r.position();
    if (r.remaining() > 1 && contents.get(start) == 0x40 && contents.get(start + 1) == 0) {
      r.skip(2);
      Typed type = referenceType(r);
      Limits limits = tableLimits(r);
      return new Table(type, limits, Optional.of(expression(r, contents, "table", kind(type))));
    }
    return new Table(referenceType(r), tableLimits(r), Optional.empty());
  }

  void readMemories(ByteSlice contents) {
    ByteReader r = new ByteReader(contents, "memory");
    for (int n = r.count(); n > 0; n--) {
      memories.add(new Memory(memoryLimits(r)));
    }
    r.expectEnd();
  }

  void readGlobals(ByteSlice contents) {
    ByteReader r = new ByteReader(contents, "global");
    for (int n = r.count(); n > 0; n--) {
      Typed type = valueType(r);
      int flags = flags(r);
      globals.add(
          new Global(type, flags, Optional.of(expression(r, contents, "global", kind(type)))));
    }
    r.expectEnd();
  }

  void readTags(ByteSlice contents) {
    ByteReader r = new ByteReader(contents, "tag");
    for (int n = r.count(); n > 0; n--) {
      tags.add(tag(r));
    }
    r.expectEnd();
  }

  void readExports(ByteSlice contents) {
    ByteReader r = new ByteReader(contents, "export");
    Set<String> names = new HashSet<>();
    for (int n = r.count(); n > 0; n--) {
      String name = r.name();
      int kind = r.u8();
      if (kind > 4) {
        throw r.error("export-kind", kind + " is no kind of export");
      }
      Export export = new Export(name, ExternalKind.values()[kind], r.index());
      if (export.index() >= size(export.kind())) {
        throw r.error("export-index", "The export " + name + " names an index that is not there");
      }
      if (!names.add(name)) {
        throw r.error("duplicate-export", "There are two exports " + name);
      }
      exports.add(export);
    }
    r.expectEnd();
  }

  private int size(ExternalKind kind) {
    return switch (kind) {
      case FUNCTION -> functionTypes.size();
      case TABLE -> tables.size();
      case MEMORY -> memories.size();
      case GLOBAL -> globals.size();
      case TAG -> tags.size();
    };
  }

  private void add(String module, String name, ExternalKind kind, int index) {
    imports.add(new Import(module, name, kind, index));
  }

  private int typeIndex(ByteReader r) {
    int type = r.index();
    if (type >= types.count() || types.functionTypes().get(type) == null) {
      throw r.error("type-index", "There is no function type " + type);
    }
    return type;
  }

  private Tag tag(ByteReader r) {
    if (r.u8() != 0) {
      throw r.error("tag-attribute", "A tag's attribute is not 0");
    }
    return new Tag(typeIndex(r));
  }

  private static int flags(ByteReader r) {
    int flags = r.u8();
    if (flags > 1) {
      throw r.error("global-flags", "A global's flags are 0x" + Integer.toHexString(flags));
    }
    return flags;
  }

  private static Limits tableLimits(ByteReader r) {
    Limits limits = limits(r);
    if (limits.shared()) {
      throw r.error("limits-flags", "A table is shared");
    }
    return limits;
  }

  private static Limits memoryLimits(ByteReader r) {
    Limits limits = limits(r);
    if (limits.shared() && limits.max().isEmpty()) {
      throw r.error("limits-flags", "A shared memory has no maximum");
    }
    return limits;
  }

  private static Limits limits(ByteReader r) {
    int flags = r.u8();
    if (flags > 7) {
      throw r.error(
          "limits-flags", "Limits have the unknown flags 0x" + Integer.toHexString(flags));
    }
    boolean wide = (flags & 4) != 0;
    long min = wide ? r.u64() : r.u32() & 0xffffffffL;
    OptionalLong max = OptionalLong.empty();
    if ((flags & 1) != 0) {
      max = OptionalLong.of(wide ? r.u64() : r.u32() & 0xffffffffL);
      if (Long.compareUnsigned(min, max.getAsLong()) > 0) {
        throw r.error("limits-order", "A minimum is larger than its maximum");
      }
    }
    return new Limits(flags, min, max);
  }

  /** A value type, all of whose type indices exist. */
  private Typed valueType(ByteReader r) {
    Typed type = TypeSectionReader.valueType(r);
    for (int i = 0; i < type.immediates().count(); i++) {
      int index = type.immediates().index(i);
      if (index < 0 || index >= types.count()) {
        throw r.error("type-index", "There is no type " + Integer.toUnsignedString(index));
      }
    }
    return type;
  }

  Typed referenceType(ByteReader r) {
    Typed type = valueType(r);
    if (!ConstantScope.isReference(kind(type))) {
      throw r.error("reference-type", "The type of elements is none of references");
    }
    return type;
  }

  int kind(Typed type) {
    return scope().kind(type);
  }

  /** A constant expression at the reader's position. */
  Typed expression(ByteReader r, ByteSlice contents, String section, int kind) {
    ByteSlice rest = contents.slice(r.position(), contents.length());
    Typed expression = ConstantReader.read(rest, section, scope(), kind);
    r.skip(expression.bytes().length());
    return expression;
  }

  private ConstantScope scope() {
    return new ConstantScope(types, functionTypes.size(), globals);
  }
}
