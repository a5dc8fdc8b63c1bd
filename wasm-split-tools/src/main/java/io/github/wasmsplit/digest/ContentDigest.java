package io.github.wasmsplit.digest;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** One SHA-256 digest over texts and files, in the order in which they are added. */
public final class ContentDigest {
  private final MessageDigest digest;

  /** Starts with nothing. */
  public ContentDigest() {
    try {
      digest = MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The digest of one file's content, in hexadecimal digits. */
  public static String of(Path file) throws IOException {
    ContentDigest digest = new ContentDigest();
    digest.addContent(file);
    return digest.hex();
  }

  /** Adds a text. */
  public ContentDigest addText(String text) {
    byte[] bytes = text.getBytes(UTF_8);
    addLength(bytes.length);
    digest.update(bytes);
    return this;
  }

  /** Adds a file: its path and its content. */
  public ContentDigest addFile(Path file) throws IOException {
    addText(file.toString());
    addContent(file);
    return this;
  }

  /** Adds a file that may be missing, which counts as well. */
  public ContentDigest addFileIfThere(Path file) throws IOException {
    if (Files.isRegularFile(file)) {
      return addFile(file);
    }
    return addText(file.toString()).addText("missing");
  }

  /** The digest of all that was added, in hexadecimal digits. Nothing can be added afterwards. */
  public String hex() {
    return HexFormat.of().formatHex(digest.digest());
  }

  private void addContent(Path file) throws IOException {
    addLength(Files.size(file));
    try (InputStream in = Files.newInputStream(file);
        OutputStream sink = new DigestOutputStream(OutputStream.nullOutputStream(), digest)) {
      in.transferTo(sink);
    }
  }

  /** Lengths keep neighbours apart: "ab", "c" must not be the same as "a", "bc". */
  private void addLength(long length) {
    digest.update(ByteBuffer.allocate(Long.BYTES).putLong(length).flip());
  }
}
