package io.github.wasmsplit.digest;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.google.common.hash.Funnels;
import com.google.common.hash.HashCode;
import com.google.common.hash.Hasher;
import com.google.common.hash.Hashing;
import com.google.common.io.MoreFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;

/** One SHA-256 digest over texts and files, in the order in which they are added. */
public final class ContentDigest {
  private final Hasher hasher = Hashing.sha256().newHasher();

  /** Starts with nothing. */
  public ContentDigest() {}

  /**
   * The digest of one file's content, in 64 hexadecimal digits.
   *
   * @throws IOException if the file cannot be read
   */
  public static String of(Path file) throws IOException {
    return hash(file).toString();
  }

  /**
   * The digest of one file's content in the form of the HTML attribute {@code integrity}: {@code
   * sha256-} and Base64 (W3C, Subresource Integrity, section 3.1).
   *
   * @throws IOException if the file cannot be read
   */
  public static String integrity(Path file) throws IOException {
    return "sha256-" + Base64.getEncoder().encodeToString(hash(file).asBytes());
  }

  /** Adds a text. */
  public ContentDigest addText(String text) {
    byte[] bytes = text.getBytes(UTF_8);
    addLength(bytes.length);
    hasher.putBytes(bytes);
    return this;
  }

  /** Adds texts, each as {@link #addText} does. */
  public ContentDigest addTexts(Iterable<String> texts) {
    texts.forEach(this::addText);
    return this;
  }

  /**
   * Adds a file: its path and its content.
   *
   * @throws IOException if the file cannot be read
   */
  public ContentDigest addFile(Path file) throws IOException {
    addText(file.toString());
    addLength(Files.size(file));
    MoreFiles.asByteSource(file).copyTo(Funnels.asOutputStream(hasher));
    return this;
  }

  /**
   * Adds files, each as {@link #addFile} does.
   *
   * @throws IOException if one of them cannot be read
   */
  public ContentDigest addFiles(Iterable<Path> files) throws IOException {
    for (Path file : files) {
      addFile(file);
    }
    return this;
  }

  /**
   * Adds a file that may be missing; its absence changes the digest, too.
   *
   * @throws IOException if the file is there and cannot be read
   */
  public ContentDigest addFileIfThere(Path file) throws IOException {
    if (Files.isRegularFile(file)) {
      return addFile(file);
    }
    return addText(file.toString()).addText("missing");
  }

  /**
   * The digest of everything added so far, in 64 hexadecimal digits.
   *
   * @throws IllegalStateException if it was asked for before: a digest ends here
   */
  public String hex() {
    return hasher.hash().toString();
  }

  private static HashCode hash(Path file) throws IOException {
    return MoreFiles.asByteSource(file).hash(Hashing.sha256());
  }

  /** Lengths keep neighbours apart: "ab", "c" must not be the same as "a", "bc". */
  private void addLength(long length) {
    hasher.putLong(length);
  }
}
