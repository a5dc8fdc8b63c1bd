package io.github.wasmsplit.seal;

import io.github.wasmsplit.bytes.Blob;
import io.github.wasmsplit.bytes.ByteReader;
import io.github.wasmsplit.bytes.ByteSink;
import io.github.wasmsplit.bytes.ByteSlice;
import io.github.wasmsplit.code.ConstantExpression;
import io.github.wasmsplit.code.Opcodes;
import io.github.wasmsplit.diag.Diagnostic;
import io.github.wasmsplit.diag.Place;
import io.github.wasmsplit.diag.SealException;
import io.github.wasmsplit.program.Abi;
import io.github.wasmsplit.read.ModuleReader;
import io.github.wasmsplit.wasm.Export;
import io.github.wasmsplit.wasm.ExternalKind;
import io.github.wasmsplit.wasm.Global;
import io.github.wasmsplit.wasm.SectionId;
import io.github.wasmsplit.wasm.WasmModule;
import java.util.HexFormat;
import java.util.OptionalLong;

/** The constant in main by which the loader knows it. */
final class MainIdConstant {
  private final String file;
  private final Blob main;
  private final WasmModule module;
  private final int index;

  /**
   * Finds the constant.
   *
   * @throws SealException if main has none, or it is used for something else as well
   */
  MainIdConstant(Blob main, String file) {
    this.file = file;
    this.main = main;
    this.module = ModuleReader.read(main.slice(file));
    Export export =
        module.exports().stream()
            .filter(e -> e.name().equals(Abi.MAIN_ID) && e.kind() == ExternalKind.GLOBAL)
            .findFirst()
            .orElseThrow(() -> bad("Main no longer exports its id"));
    index = export.index();
    Global global = module.globals().get(index);
    boolean own =
        module.exports().stream()
                .filter(e -> e.kind() == ExternalKind.GLOBAL && e.index() == index)
                .count()
            == 1;
    if (!own || global.mutable() || global.init().isEmpty() || constant().isEmpty()) {
      throw bad("Main's id is no constant of its own");
    }
  }

  private SealException bad(String message) {
    return new SealException(
        Diagnostic.error("main-id", message + ".")
            .at(Place.file(file))
            .advise(
                "The loader needs it to tell mains apart. Split again, and keep main's exports."));
  }

  private OptionalLong constant() {
    return ConstantExpression.integer(module.globals().get(index).init().orElseThrow());
  }

  /** Main's id as 16 hex digits. */
  String read() {
    return HexFormat.of().toHexDigits(constant().orElseThrow());
  }

  /**
   * A new id for a main that has changed: a digest of its bytes with its former id among them,
   * which is a digest of its JS too.
   */
  String next() {
    return main.digests().shortHash();
  }

  /** Main with another id, of 16 hex digits. */
  Blob with(String mainId) {
    long value = HexFormat.fromHexDigitsToLong(mainId);
    ByteReader reader = new ByteReader(main.slice(file), "module");
    ByteSink sink = new ByteSink(main.length() + 16);
    sink.bytes(reader.bytes(8));
    while (reader.hasMore()) {
      int id = reader.u8();
      ByteSlice contents = reader.sizedBytes();
      sink.u8(id);
      if (id == SectionId.GLOBAL.id()) {
        sink.sized(globals(contents, value));
      } else {
        sink.u32(contents.length()).bytes(contents);
      }
    }
    return sink.toBlob();
  }

  private ByteSink globals(ByteSlice section, long value) {
    ByteSlice init = module.globals().get(index).init().orElseThrow().bytes();
    int from = (int) (init.fileOffset() - section.fileOffset());
    ByteSink sink = new ByteSink(section.length() + 16);
    return sink.bytes(section.slice(0, from))
        .u8(Opcodes.I64_CONST)
        .s64(value)
        .u8(Opcodes.END)
        .bytes(section.slice(from + init.length(), section.length()));
  }
}
