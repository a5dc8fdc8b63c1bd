package io.github.wasmsplit.emit;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HexFormat;

/**
 * What a file's bytes are known by.
 *
 * @param integrity {@code sha256-…} in base64, as in the HTML attribute
 * @param shortHash first 16 hex digits of the same digest, for file names
 */
public record Digests(String integrity, String shortHash) {
  /** The digests of {@code bytes}. */
  public static Digests of(byte[] bytes) {
    try {
      byte[] digest = MessageDigest.getInstance("SHA-256").digest(bytes);
      return new Digests(
          "sha256-" + Base64.getEncoder().encodeToString(digest),
          HexFormat.of().formatHex(digest, 0, 8));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
