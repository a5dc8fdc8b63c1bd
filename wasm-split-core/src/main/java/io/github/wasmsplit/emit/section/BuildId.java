package io.github.wasmsplit.emit.section;

import io.github.wasmsplit.bytes.ByteSink;
import io.github.wasmsplit.bytes.Digests;
import io.github.wasmsplit.code.Opcodes;
import io.github.wasmsplit.emit.layout.OutputLayout;
import io.github.wasmsplit.wasm.ExternalKind;
import io.github.wasmsplit.wasm.ValueTypes;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;

/**
 * Tells outputs of one split from those of another: a digest of every byte of every output. Main
 * contains it, so it comes last, as in lld's {@code BuildIdSection}: main is written with a
 * placeholder, all outputs are digested, and only then is the id written in the placeholder's
 * stead.
 *
 * @param value 64 bits of the digest
 */
public record BuildId(long value) {
  /** What main contains while the outputs are digested. */
  public static final BuildId PLACEHOLDER = new BuildId(0);

  /**
   * {@return the id of outputs}
   *
   * @param outputs digests of all outputs, main with the placeholder first
   */
  public static BuildId of(List<Digests> outputs) {
    StringBuilder all = new StringBuilder();
    for (Digests output : outputs) {
      all.append(output.integrity()).append('\n');
    }
    byte[] text = all.toString().getBytes(StandardCharsets.UTF_8);
    return new BuildId(HexFormat.fromHexDigitsToLong(Digests.of(text).shortHash()));
  }

  /** {@return 16 lower-case hex digits} */
  public String hex() {
    return HexFormat.of().toHexDigits(value);
  }

  /** Writes the immutable global that holds the id. */
  void writeGlobal(ByteSink sink) {
    sink.u8(ValueTypes.I64).u8(0).u8(Opcodes.I64_CONST).s64(value).u8(Opcodes.END);
  }

  /** {@return the index of that global in main: behind all others} */
  static int index(OutputLayout main) {
    return main.indices().of(ExternalKind.GLOBAL).size();
  }
}
