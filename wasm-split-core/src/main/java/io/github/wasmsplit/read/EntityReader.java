package io.github.wasmsplit.read;

import io.github.wasmsplit.bytes.ByteReader;
import io.github.wasmsplit.bytes.ByteSlice;
import io.github.wasmsplit.bytes.IntList;
import io.github.wasmsplit.code.CodeScanner;
import io.github.wasmsplit.wasm.Export;
import io.github.wasmsplit.wasm.ExternalKind;
import io.github.wasmsplit.wasm.Global;
import io.github.wasmsplit.wasm.Import;
import io.github.wasmsplit.wasm.Limits;
import io.github.wasmsplit.wasm.Memory;
import io.github.wasmsplit.wasm.Table;
import io.github.wasmsplit.wasm.Tag;
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
  private int typeCount;

  EntityReader() {}

  void typeCount(int count) {
    this.typeCount = count;
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
          tables.add(new Table(TypeSectionReader.valueType(r), limits(r), Optional.empty()));
        }
        case 2 -> {
          add(module, name, ExternalKind.MEMORY, memories.size());
          memories.add(new Memory(limits(r)));
        }
        case 3 -> {
          add(module, name, ExternalKind.GLOBAL, globals.size());
          globals.add(new Global(TypeSectionReader.valueType(r), flags(r), Optional.empty()));
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

  private static Table table(ByteReader r, ByteSlice contents) {
    int start = r.position();
    if (r.remaining() > 1 && contents.get(start) == 0x40 && contents.get(start + 1) == 0) {
      r.skip(2);
      Typed type = TypeSectionReader.valueType(r);
      Limits limits = limits(r);
      return new Table(type, limits, Optional.of(expression(r, contents)));
    }
    return new Table(TypeSectionReader.valueType(r), limits(r), Optional.empty());
  }

  void readMemories(ByteSlice contents) {
    ByteReader r = new ByteReader(contents, "memory");
    for (int n = r.count(); n > 0; n--) {
      memories.add(new Memory(limits(r)));
    }
    r.expectEnd();
  }

  void readGlobals(ByteSlice contents) {
    ByteReader r = new ByteReader(contents, "global");
    for (int n = r.count(); n > 0; n--) {
      Typed type = TypeSectionReader.valueType(r);
      int flags = flags(r);
      globals.add(new Global(type, flags, Optional.of(expression(r, contents))));
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
    if (type >= typeCount) {
      throw r.error("type-index", "There is no type " + type);
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
    if (flags > 3) {
      throw r.error("global-flags", "A global's flags are 0x" + Integer.toHexString(flags));
    }
    return flags;
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
    }
    return new Limits(flags, min, max);
  }

  /** A constant expression at the reader's position. */
  static Typed expression(ByteReader r, ByteSlice contents) {
    Typed expression =
        CodeScanner.scanExpression(
            contents.slice(r.position(), contents.length()), "constant expression");
    r.skip(expression.bytes().length());
    return expression;
  }
}
