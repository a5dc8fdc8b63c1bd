package io.github.wasmsplit.seal;

import io.github.wasmsplit.describe.DescribedOutput;
import io.github.wasmsplit.describe.FileKind;
import io.github.wasmsplit.emit.Digests;

/**
 * A file in its final form.
 *
 * @param name its path in the folder, with the hash of its bytes if it has one
 * @param kind what it is
 * @param bytes its contents
 * @param integrity {@code sha384-…} of its contents
 */
record SealedFile(String name, FileKind kind, byte[] bytes, String integrity) {

  /** Gives a file the name that goes with its contents. */
  static SealedFile of(String name, FileKind kind, byte[] bytes) {
    Digests digests = Digests.of(bytes);
    boolean hashed = kind == FileKind.MODULE || kind == FileKind.CHUNK;
    String sealed =
        hashed
            ? name.replaceFirst("\\.[0-9a-f]{16}\\.wasm$", "." + digests.shortHash() + ".wasm")
            : name;
    return new SealedFile(sealed, kind, bytes, digests.integrity());
  }

  DescribedOutput described() {
    return new DescribedOutput(name, kind, bytes, integrity);
  }
}
