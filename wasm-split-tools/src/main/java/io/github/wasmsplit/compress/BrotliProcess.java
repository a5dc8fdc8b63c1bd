package io.github.wasmsplit.compress;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URISyntaxException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Brotli in a JVM of its own, which may load native libraries: Maven's may not without a warning.
 */
final class BrotliProcess {
  private BrotliProcess() {}

  /** Whether that works on this platform. */
  static boolean isAvailable() {
    return Available.ANSWER;
  }

  /** Asked once. */
  private static final class Available {
    static final boolean ANSWER = ask();

    private static boolean ask() {
      try {
        return encode(new byte[0]).length > 0;
      } catch (IOException e) {
        return false;
      }
    }
  }

  static byte[] encode(byte[] content) throws IOException {
    Process process =
        new ProcessBuilder(command()).redirectError(ProcessBuilder.Redirect.DISCARD).start();
    try {
      try (DataOutputStream out =
          new DataOutputStream(new BufferedOutputStream(process.getOutputStream()))) {
        out.writeInt(content.length);
        out.write(content);
      }
      try (DataInputStream in = new DataInputStream(process.getInputStream())) {
        return in.readNBytes(in.readInt());
      }
    } finally {
      process.destroy();
    }
  }

  private static List<String> command() {
    return List.of(
        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
        "--enable-native-access=ALL-UNNAMED",
        "-XX:TieredStopAtLevel=1",
        "-cp",
        classPath(),
        BrotliProcess.class.getName());
  }

  /** Of this class: Maven loads a plugin's jars by a class loader of their own. */
  private static String classPath() {
    if (BrotliProcess.class.getClassLoader() instanceof URLClassLoader loader) {
      return Stream.of(loader.getURLs())
          .map(BrotliProcess::file)
          .collect(Collectors.joining(File.pathSeparator));
    }
    return System.getProperty("java.class.path");
  }

  private static String file(URL url) {
    try {
      return Path.of(url.toURI()).toString();
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Encodes what comes on standard input, to standard output: each is a length, then the bytes. */
  public static void main(String[] args) throws IOException {
    answer(System.in, System.out);
  }

  private static void answer(InputStream from, OutputStream to) throws IOException {
    DataInputStream in = new DataInputStream(new BufferedInputStream(from));
    byte[] encoded = BrotliLibrary.encode(in.readNBytes(in.readInt()));
    try (DataOutputStream out = new DataOutputStream(new BufferedOutputStream(to))) {
      out.writeInt(encoded.length);
      out.write(encoded);
    }
  }
}
