package io.github.wasmsplit.runtime;

import java.io.IOException;
import java.io.InputStream;
import java.net.URISyntaxException;
import java.net.URL;
import java.net.URLConnection;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Values of the HTTP header {@code ETag} (RFC 9110, section 8.8.3), made from contents: two files
 * have the same tag if they have the same bytes, and only then.
 *
 * <p>Most servers make tags from a file's length and time. The loader and wasm-bindgen's JS have
 * the same length in each build, and reproducible builds, jars, and container images give the same
 * time to all of them: a browser that has been there before is told that nothing has changed, and
 * keeps the old build. So send these tags for all files that keep their name, and no {@code
 * Last-Modified}: by it, a server answers 304 to a browser whose file is not older.
 *
 * <p>An instance remembers the tags of the files it has read; keep one. It is safe for use by
 * several threads.
 */
public final class EntityTags {
  private static final int BYTES = 16;
  private static final int BUFFER = 1 << 16;

  /** File systems tell times coarsely: what changed just now may change again unseen. */
  private static final Duration SETTLED = Duration.ofSeconds(2);

  private final Map<Path, Remembered> files = new ConcurrentHashMap<>();
  private final Map<String, String> resources = new ConcurrentHashMap<>();

  /** Makes an instance that remembers nothing yet. */
  public EntityTags() {}

  /** What a file was like when it was read; its tag. */
  private record Remembered(Object key, FileTime changed, long size, String tag) {
    boolean sameFile(Remembered other) {
      return key.equals(other.key) && changed.equals(other.changed) && size == other.size;
    }
  }

  /**
   * {@return the tag of these bytes, with its quotes: 128 bits of their SHA-256, in URL-safe
   * Base64}
   *
   * @param content all bytes that are sent, before any compression
   */
  public static String ofContent(byte[] content) {
    return tag(sha256().digest(content));
  }

  /**
   * Makes the tag of a file. The file is read anew if it may have changed: the time that programs
   * can set does not count for that, and if a file system has no other, it is read each time.
   *
   * @param file its path
   * @return the tag of its contents, with quotes
   * @throws IOException if it cannot be read
   */
  public String of(Path file) throws IOException {
    Optional<Remembered> now = attributes(file);
    Remembered known = files.get(file);
    if (known != null && now.isPresent() && known.sameFile(now.get())) {
      return known.tag();
    }
    String tag;
    try (InputStream stream = Files.newInputStream(file)) {
      tag = ofContent(stream);
    }
    Instant settled = Instant.now().minus(SETTLED);
    if (now.isPresent() && now.get().changed().toInstant().isBefore(settled)) {
      Remembered read = now.get();
      files.put(file, new Remembered(read.key(), read.changed(), read.size(), tag));
    } else {
      files.remove(file);
    }
    return tag;
  }

  /**
   * Makes the tag of a resource, such as one on the class path. Files are treated as by {@link
   * #of(Path)}; all else is read once, since the contents of a jar do not change while it is in
   * use.
   *
   * @param resource its URL
   * @return the tag of its contents, with quotes
   * @throws IOException if it cannot be read
   */
  public String of(URL resource) throws IOException {
    if (resource.getProtocol().equals("file")) {
      return of(path(resource));
    }
    String address = resource.toExternalForm();
    String known = resources.get(address);
    if (known != null) {
      return known;
    }
    URLConnection connection = resource.openConnection();
    connection.setUseCaches(false);
    String tag;
    try (InputStream stream = connection.getInputStream()) {
      tag = ofContent(stream);
    }
    resources.put(address, tag);
    return tag;
  }

  /**
   * Tells whether the answer to a request is 304 Not Modified (RFC 9110, section 13.1.2).
   *
   * @param ifNoneMatch the request's header {@code If-None-Match}, or null; several of them are
   *     joined by commas
   * @param tag the tag of the contents that would be sent, with quotes
   * @return whether the browser has these contents
   */
  public static boolean matches(String ifNoneMatch, String tag) {
    if (ifNoneMatch == null) {
      return false;
    }
    for (String one : ifNoneMatch.split(",", -1)) {
      String strong = one.strip();
      // A server in between that compresses makes tags weak; the comparison is a weak one.
      strong = strong.startsWith("W/") ? strong.substring(2) : strong;
      if (strong.equals(tag) || strong.equals("*")) {
        return true;
      }
    }
    return false;
  }

  private static Path path(URL file) throws IOException {
    try {
      return Path.of(file.toURI());
    } catch (URISyntaxException | IllegalArgumentException e) {
      throw new IOException("not the URL of a file: " + file, e);
    }
  }

  /**
   * Empty where a file system does not tell when a file was changed, whatever time it was given.
   */
  private static Optional<Remembered> attributes(Path file) throws IOException {
    if (!file.getFileSystem().supportedFileAttributeViews().contains("unix")) {
      return Optional.empty();
    }
    Map<String, Object> found = Files.readAttributes(file, "unix:ctime,fileKey,size");
    Object key = found.get("fileKey");
    return key == null
        ? Optional.empty()
        : Optional.of(
            new Remembered(key, (FileTime) found.get("ctime"), (Long) found.get("size"), ""));
  }

  private static String ofContent(InputStream stream) throws IOException {
    MessageDigest digest = sha256();
    byte[] buffer = new byte[BUFFER];
    for (int n = stream.read(buffer); n >= 0; n = stream.read(buffer)) {
      digest.update(buffer, 0, n);
    }
    return tag(digest.digest());
  }

  private static String tag(byte[] digest) {
    byte[] start = Arrays.copyOf(digest, BYTES);
    return '"' + Base64.getUrlEncoder().withoutPadding().encodeToString(start) + '"';
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
