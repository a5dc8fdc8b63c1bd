package io.github.wasmsplit.compress;

import io.github.wasmsplit.process.Command;
import io.github.wasmsplit.process.Processes;
import java.io.File;
import java.io.IOException;
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
    return Processes.filter(command(), content);
  }

  private static Command command() {
    return new Command(
        Path.of(System.getProperty("java.home"), "bin", "java"),
        List.of(
            "--enable-native-access=ALL-UNNAMED",
            "-XX:TieredStopAtLevel=1",
            "-cp",
            classPath(),
            BrotliProcess.class.getName()),
        Path.of("").toAbsolutePath(),
        System.getenv());
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

  /** Encodes its standard input to its standard output. */
  public static void main(String[] args) throws IOException {
    System.out.write(BrotliLibrary.encode(System.in.readAllBytes()));
    System.out.flush();
  }
}
