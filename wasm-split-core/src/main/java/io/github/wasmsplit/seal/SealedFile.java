package io.github.wasmsplit.seal;

import io.github.wasmsplit.bytes.Digests;
import io.github.wasmsplit.output.DescribedOutput;
import io.github.wasmsplit.output.FileKind;
import io.github.wasmsplit.runtime.HashedName;

/**
 * A file in its final form.
 *
 * @param name its path in the folder, with the hash of its bytes if it has one
 * @param kind what it is
 * @param bytes its contents
 * @param integrity {@code sha256-…} of its contents
 */
record SealedFile(String name, FileKind kind, byte[] bytes, String integrity) {

  /** Gives a file the name that goes with its contents. */
  static SealedFile of(String name, FileKind kind, byte[] bytes) {
    Digests digests = Digests.of(bytes);
    String sealed = PublishedSplit.isHashed(kind) ? renamed(name, digests.shortHash()) : name;
    return new SealedFile(sealed, kind, bytes, digests.integrity());
  }

  private static String renamed(String name, String hash) {
    String folder = name.substring(0, name.lastIndexOf('/') + 1);
    return HashedName.parse(name).map(n -> folder + n.withHash(hash).fileName()).orElse(name);
  }

  DescribedOutput described() {
    return new DescribedOutput(name, kind, bytes, integrity);
  }
}
