package io.github.wasmsplit.read;

import com.google.common.primitives.ImmutableIntArray;
import io.github.wasmsplit.bytes.ByteSlice;
import io.github.wasmsplit.bytes.IntList;
import io.github.wasmsplit.code.ConstantScope;
import io.github.wasmsplit.wasm.DataSegment;
import io.github.wasmsplit.wasm.ElementSegment;
import io.github.wasmsplit.wasm.Entities;
import io.github.wasmsplit.wasm.Export;
import io.github.wasmsplit.wasm.ExternalKind;
import io.github.wasmsplit.wasm.Global;
import io.github.wasmsplit.wasm.Import;
import io.github.wasmsplit.wasm.Imports;
import io.github.wasmsplit.wasm.Memory;
import io.github.wasmsplit.wasm.Table;
import io.github.wasmsplit.wasm.Tag;
import io.github.wasmsplit.wasm.TypeSection;
import java.util.ArrayList;
import java.util.List;

/**
 * What has been read of a module so far. Each section may name what earlier ones define, and only
 * that.
 */
final class ModuleParts {
  TypeSection types = TypeSectionReader.EMPTY;
  final List<Import> imports = new ArrayList<>();
  final IntList functionTypes = new IntList(1024);
  final List<Table> tables = new ArrayList<>();
  final List<Memory> memories = new ArrayList<>();
  final List<Global> globals = new ArrayList<>();
  final List<Tag> tags = new ArrayList<>();
  final List<Export> exports = new ArrayList<>();
  final List<ElementSegment> elements = new ArrayList<>();
  final List<ByteSlice> code = new ArrayList<>();
  final List<DataSegment> data = new ArrayList<>();

  /** The number of entities of a kind, imported and defined, which is the next one's index. */
  int count(ExternalKind kind) {
    return switch (kind) {
      case FUNCTION -> functionTypes.size();
      case TABLE -> tables.size();
      case MEMORY -> memories.size();
      case GLOBAL -> globals.size();
      case TAG -> tags.size();
    };
  }

  /** What a constant expression may name at this point. */
  ConstantScope scope() {
    return new ConstantScope(types, functionTypes.size(), globals);
  }

  Entities entities() {
    return new Entities(
        types,
        new Imports(imports),
        ImmutableIntArray.copyOf(functionTypes.toArray()),
        List.copyOf(tables),
        List.copyOf(memories),
        List.copyOf(globals),
        List.copyOf(tags));
  }
}
