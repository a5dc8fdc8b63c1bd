package io.github.wasmsplit.bytes;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/**
 * The contents of a file. Immutable: arrays are copied in and out, and a {@link ByteSlice} reads
 * without a copy.
 */
public final class Blob {
  private final byte[] bytes;

  /** Keeps the array, which nobody else may hold. */
  Blob(byte[] bytes) {
    this.bytes = bytes;
  }

  /** {@return a blob with a copy of these bytes} */
  public static Blob copyOf(byte[] bytes) {
    return new Blob(bytes.clone());
  }

  /** {@return a text in UTF-8} */
  public static Blob ofUtf8(String text) {
    return new Blob(text.getBytes(StandardCharsets.UTF_8));
  }

  /**
   * {@return the contents of a file}
   *
   * @throws IOException if the file cannot be read
   */
  public static Blob read(Path file) throws IOException {
    return new Blob(Files.readAllBytes(file));
  }

  /**
   * Writes a file, in place of one that is there.
   *
   * @throws IOException if the file cannot be written
   */
  public void writeTo(Path file) throws IOException {
    Files.write(file, bytes);
  }

  /** {@return the number of bytes} */
  public int length() {
    return bytes.length;
  }

  /**
   * {@return the bytes for a reader; not copied}
   *
   * @param file path for messages
   */
  public ByteSlice slice(String file) {
    return ByteSlice.of(bytes, file, 0);
  }

  /** {@return a copy of the bytes} */
  public byte[] toArray() {
    return bytes.clone();
  }

  /** {@return the text, with replacement characters for bytes that are not UTF-8} */
  public String lenientUtf8() {
    return new String(bytes, StandardCharsets.UTF_8);
  }

  /**
   * {@return the text}
   *
   * @throws CharacterCodingException if the bytes are not UTF-8
   */
  public String strictUtf8() throws CharacterCodingException {
    return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
  }

  /** {@return the digests of the bytes, computed at each call} */
  public Digests digests() {
    return Digests.of(bytes);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Blob && Arrays.equals(bytes, ((Blob) other).bytes);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(bytes);
  }

  @Override
  public String toString() {
    return bytes.length + " bytes";
  }
}
