package io.github.wasmsplit.cli;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Sizes after brotli, by the program {@code brotli} where the machine has it. */
final class Brotli {
  static final String QUALITY = "9";

  private static final int BUFFER = 1 << 16;

  private final Path program;

  private Brotli(Path program) {
    this.program = program;
  }

  static Optional<Brotli> find() {
    return find(System.getenv().getOrDefault("PATH", ""));
  }

  static Optional<Brotli> find(String searchPath) {
    return Pattern.compile(Pattern.quote(File.pathSeparator))
        .splitAsStream(searchPath)
        .filter(folder -> !folder.isEmpty())
        .flatMap(folder -> Stream.of("brotli", "brotli.exe").flatMap(n -> path(folder, n)))
        .filter(p -> Files.isRegularFile(p) && Files.isExecutable(p))
        .findFirst()
        .map(Brotli::new);
  }

  /** The size at a quality that takes a second for a program where the best takes a minute. */
  long size(byte[] content) throws IOException {
    Path file = Files.createTempFile("wasm-split-", ".tmp");
    try {
      Files.write(file, content);
      return compressed(file);
    } finally {
      Files.delete(file);
    }
  }

  private long compressed(Path file) throws IOException {
    Process process =
        new ProcessBuilder(List.of(program.toString(), "-q", QUALITY, "-c", file.toString()))
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    process.getOutputStream().close();
    long count = count(process.getInputStream());
    if (exitCode(process) != 0) {
      throw new IOException(program + " failed");
    }
    return count;
  }

  private static long count(InputStream in) throws IOException {
    long count = 0;
    byte[] buffer = new byte[BUFFER];
    for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
      count += n;
    }
    return count;
  }

  private static int exitCode(Process process) throws IOException {
    try {
      return process.waitFor();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException();
    }
  }

  private static Stream<Path> path(String folder, String name) {
    try {
      return Stream.of(Path.of(folder, name));
    } catch (InvalidPathException e) {
      return Stream.empty();
    }
  }
}
