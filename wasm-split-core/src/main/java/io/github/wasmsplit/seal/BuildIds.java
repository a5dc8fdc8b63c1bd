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
import java.util.List;

/** The constant in main by which the loader knows the build. */
final class BuildIds {
  private final String file;
  private final ByteSlice main;
  private final WasmModule module;
  private final int index;

  /**
   * Finds the constant.
   *
   * @throws SealException if main has none, or it is used for something else as well
   */
  BuildIds(Blob main, String file) {
    this.file = file;
    this.main = main.slice(file);
    this.module = ModuleReader.read(this.main);
    Export export =
        module.exports().stream()
            .filter(e -> e.name().equals(Abi.BUILD_ID) && e.kind() == ExternalKind.GLOBAL)
            .findFirst()
            .orElseThrow(() -> bad("Main no longer exports its build id"));
    index = export.index();
    Global global = module.globals().get(index);
    boolean own =
        module.exports().stream()
                .filter(e -> e.kind() == ExternalKind.GLOBAL && e.index() == index)
                .count()
            == 1;
    if (!own || global.mutable() || global.init().isEmpty() || constant().isEmpty()) {
      throw bad("Main's build id is no constant of its own");
    }
  }

  private SealException bad(String message) {
    return new SealException(
        Diagnostic.error("build-id", message + ".")
            .at(Place.file(file))
            .advise(
                "The loader needs it to tell builds apart. Split again, and keep main's exports."));
  }

  private java.util.OptionalLong constant() {
    return ConstantExpression.integer(module.globals().get(index).init().orElseThrow());
  }

  /** The build id as 16 hex digits. */
  String read() {
    return HexFormat.of().toHexDigits(constant().orElseThrow());
  }

  /** Main with another build id. */
  Blob with(long buildId) {
    ByteReader reader = new ByteReader(main, "module");
    ByteSink sink = new ByteSink(main.length() + 16);
    sink.bytes(reader.bytes(8));
    while (reader.hasMore()) {
      int id = reader.u8();
      ByteSlice contents = reader.sizedBytes();
      sink.u8(id);
      if (id == SectionId.GLOBAL.id()) {
        sink.sized(globals(contents, buildId));
      } else {
        sink.u32(contents.length()).bytes(contents);
      }
    }
    return sink.toBlob();
  }

  private ByteSink globals(ByteSlice section, long buildId) {
    ByteSlice init = module.globals().get(index).init().orElseThrow().bytes();
    int from = (int) (init.fileOffset() - section.fileOffset());
    ByteSink sink = new ByteSink(section.length() + 16);
    return sink.bytes(section.slice(0, from))
        .u8(Opcodes.I64_CONST)
        .s64(buildId)
        .u8(Opcodes.END)
        .bytes(section.slice(from + init.length(), section.length()));
  }

  /** A build id for outputs, independent of main's previous one: a digest of all their digests. */
  static long of(List<String> integrities) {
    byte[] text = String.join("\n", integrities).getBytes(java.nio.charset.StandardCharsets.UTF_8);
    return HexFormat.fromHexDigitsToLong(io.github.wasmsplit.bytes.Digests.of(text).shortHash());
  }
}
