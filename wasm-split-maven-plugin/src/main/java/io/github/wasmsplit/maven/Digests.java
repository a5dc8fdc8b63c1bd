package io.github.wasmsplit.maven;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;

/** Digests of files. */
final class Digests {
  private Digests() {}

  static MessageDigest sha256() {
    return get("SHA-256");
  }

  /** The file's digest in the form of the HTML attribute {@code integrity}. */
  static String integrity(Path file) throws IOException {
    MessageDigest digest = get("SHA-256");
    update(digest, file);
    return "sha256-" + Base64.getEncoder().encodeToString(digest.digest());
  }

  /** Feeds a file's content. */
  static void update(MessageDigest digest, Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file);
        OutputStream sink = new DigestOutputStream(OutputStream.nullOutputStream(), digest)) {
      in.transferTo(sink);
    }
  }

  private static MessageDigest get(String algorithm) {
    try {
      return MessageDigest.getInstance(algorithm);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
