package io.github.wasmsplit.emit.section;

import io.github.wasmsplit.bytes.ByteSink;
import io.github.wasmsplit.bytes.Digests;
import io.github.wasmsplit.code.Opcodes;
import io.github.wasmsplit.emit.layout.OutputLayout;
import io.github.wasmsplit.wasm.ExternalKind;
import io.github.wasmsplit.wasm.ValueTypes;
import java.util.HexFormat;
import java.util.List;

/**
 * Tells main from the mains of other builds: a digest of its bytes and of the JS that runs it,
 * whatever the modules contain. The loader refuses a main with another one. Main contains it, so it
 * comes last, as in lld's {@code BuildIdSection}: main is written with a placeholder, then
 * digested, and only then is the id written in the placeholder's stead.
 *
 * @param value 64 bits of the digest
 */
public record MainId(long value) {
  /** What main contains while it is digested. */
  public static final MainId PLACEHOLDER = new MainId(0);

  /**
   * {@return the id of a main}
   *
   * @param main digests of main with the placeholder
   * @param js digests of the JS that runs it: two builds may differ in that alone
   */
  public static MainId of(Digests main, Digests js) {
    String hash = Digests.ofAll(List.of(main.integrity(), js.integrity())).shortHash();
    return new MainId(HexFormat.fromHexDigitsToLong(hash));
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
