package io.github.wasmsplit.check;

import io.github.wasmsplit.bytes.ByteReader;
import io.github.wasmsplit.bytes.ByteSink;
import io.github.wasmsplit.bytes.ByteSlice;
import io.github.wasmsplit.code.ConstantExpression;
import io.github.wasmsplit.read.ModuleReader;
import io.github.wasmsplit.wasm.DataSegment;
import io.github.wasmsplit.wasm.ElementSegment;
import io.github.wasmsplit.wasm.ExternalKind;
import io.github.wasmsplit.wasm.Import;
import io.github.wasmsplit.wasm.WasmModule;
import java.util.Map;

/** Defects that an emitter could make in a single output. */
final class OutputChanges {
  private static final int IMPORT = 2;
  private static final int ELEMENT = 9;
  private static final int CODE = 10;
  private static final int DATA = 11;

  private OutputChanges() {}

  /** Leaves one slot unfilled. */
  static byte[] withoutSlot(byte[] module, int slot) {
    ByteSink segments = new ByteSink();
    int count = 0;
    int left = 0;
    for (ElementSegment segment : ModuleReader.read(module, "output").elements()) {
      long first = ConstantExpression.integer(segment.offset().orElseThrow()).orElseThrow();
      for (int i = 0; i < segment.functions().length(); i++) {
        if (first + i == slot) {
          left++;
          continue;
        }
        count++;
        segments.u8(2).u32(segment.table()).u8(0x41).s64(first + i).u8(0x0b).u8(0);
        segments.u32(1).u32(segment.functions().get(i));
      }
    }
    check(left == 1, "slot " + slot + " is filled once");
    return with(module, ELEMENT, count, segments);
  }

  /** Leaves a run of bytes unwritten. */
  static byte[] withoutData(byte[] module, long from, long to) {
    ByteSink segments = new ByteSink();
    int count = 0;
    long left = 0;
    for (DataSegment segment : ModuleReader.read(module, "output").data()) {
      long start = ConstantExpression.integer(segment.offset().orElseThrow()).orElseThrow();
      long end = start + segment.bytes().length();
      long[][] parts = {{start, Math.min(end, from)}, {Math.max(start, to), end}};
      left += end - start;
      for (long[] part : parts) {
        if (part[0] < part[1]) {
          left -= part[1] - part[0];
          count++;
          segments.u8(0).u8(0x41).s64(part[0]).u8(0x0b).u32((int) (part[1] - part[0]));
          segments.bytes(segment.bytes().slice((int) (part[0] - start), (int) (part[1] - start)));
        }
      }
    }
    check(left == to - from, "bytes " + from + " to " + to + " are written");
    return with(module, DATA, count, segments);
  }

  /** Imports two functions under each other's names. */
  static byte[] withSwappedImports(byte[] module, int one, int other) {
    WasmModule read = ModuleReader.read(module, "output");
    Import first = read.importOf(ExternalKind.FUNCTION, one).orElseThrow();
    Import second = read.importOf(ExternalKind.FUNCTION, other).orElseThrow();
    return withImports(
        module, read, "", Map.of(first.name(), second.name(), second.name(), first.name()));
  }

  private static byte[] withImports(
      byte[] module, WasmModule read, String from, Map<String, String> names) {
    return Surgery.change(
        module,
        IMPORT,
        section -> {
          ByteReader reader = new ByteReader(ByteSlice.of(section), "import");
          ByteSink sink = new ByteSink();
          sink.u32(reader.u32());
          for (Import i : read.imports()) {
            reader.name();
            sink.name(from);
            String name = reader.name();
            sink.name(i.kind() == ExternalKind.FUNCTION ? names.getOrDefault(name, name) : name);
            sink.u8(reader.u8());
            int start = reader.position();
            skipType(reader, i.kind());
            sink.bytes(reader.since(start));
          }
          return sink.toArray();
        });
  }

  private static void skipType(ByteReader reader, ExternalKind kind) {
    switch (kind) {
      case FUNCTION -> reader.u32();
      case TABLE, MEMORY -> {
        reader.skip(kind == ExternalKind.TABLE ? 1 : 0);
        boolean bounded = (reader.u8() & 1) != 0;
        reader.u32();
        if (bounded) {
          reader.u32();
        }
      }
      case GLOBAL -> reader.skip(2);
      case TAG -> reader.skip(2);
    }
  }

  /** Imports everything from a module other than main. */
  static byte[] withImportModule(byte[] module, String name) {
    WasmModule read = ModuleReader.read(module, "output");
    return withImports(module, read, name, Map.of());
  }

  /** Ends each body twice. */
  static byte[] withTwoEnds(byte[] module) {
    ByteSink bodies = new ByteSink();
    WasmModule read = ModuleReader.read(module, "output");
    read.code().forEach(body -> bodies.sized(new ByteSink().bytes(body).u8(0x0b)));
    return with(module, CODE, read.code().size(), bodies);
  }

  /** Declares one more local in each body, which nothing uses. */
  static byte[] withUnusedLocals(byte[] module) {
    ByteSink bodies = new ByteSink();
    WasmModule read = ModuleReader.read(module, "output");
    for (ByteSlice body : read.code()) {
      ByteReader reader = new ByteReader(body, "code");
      int runs = reader.u32();
      int start = reader.position();
      reader.skip(2 * runs);
      ByteSink changed = new ByteSink();
      changed.u32(runs + 1).bytes(reader.since(start)).u32(1).u8(0x7f);
      bodies.sized(changed.bytes(reader.bytes(reader.remaining())));
    }
    return with(module, CODE, read.code().size(), bodies);
  }

  private static byte[] with(byte[] module, int section, int count, ByteSink items) {
    return Surgery.change(module, section, s -> new ByteSink().u32(count).bytes(items).toArray());
  }

  private static void check(boolean holds, String what) {
    if (!holds) {
      throw new AssertionError(what);
    }
  }
}
