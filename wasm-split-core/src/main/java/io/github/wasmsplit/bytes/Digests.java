package io.github.wasmsplit.bytes;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;

/**
 * What a file's bytes are known by.
 *
 * @param integrity {@code sha256-…} in base64, as in the HTML attribute
 * @param shortHash first 16 hex digits of the same digest, for file names
 */
public record Digests(String integrity, String shortHash) {
  private static final String PREFIX = "sha256-";

  /** The digests of {@code bytes}. */
  public static Digests of(byte[] bytes) {
    try {
      byte[] digest = MessageDigest.getInstance("SHA-256").digest(bytes);
      return new Digests(
          PREFIX + Base64.getEncoder().encodeToString(digest),
          HexFormat.of().formatHex(digest, 0, 8));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  /**
   * The digests of several files together.
   *
   * @param integrities those of the files; their order counts
   */
  public static Digests ofAll(List<String> integrities) {
    return of(String.join("\n", integrities).getBytes(StandardCharsets.UTF_8));
  }

  /**
   * The base64 of an {@code integrity} without its padding, as the loader has it.
   *
   * @throws IllegalArgumentException if it is a digest of another kind
   */
  public static String bare(String integrity) {
    if (!integrity.startsWith(PREFIX)) {
      throw new IllegalArgumentException("not what the loader checks: " + integrity);
    }
    return integrity.substring(PREFIX.length()).replace("=", "");
  }
}
