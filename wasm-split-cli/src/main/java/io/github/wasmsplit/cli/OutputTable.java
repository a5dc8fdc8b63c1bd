package io.github.wasmsplit.cli;

import io.github.wasmsplit.OutputFile;
import io.github.wasmsplit.SplitResult;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The files written, each with its size as it is and as a server would send it. */
final class OutputTable {
  private final Optional<Brotli> brotli;

  OutputTable(Optional<Brotli> brotli) {
    this.brotli = brotli;
  }

  void print(Path directory, SplitResult result, PrintStream stream) {
    List<Row> rows =
        result.files().parallelStream()
            .filter(f -> f.kind() != OutputFile.Kind.MANIFEST)
            .map(f -> measure(directory, f))
            .toList();
    List<Row> all = new ArrayList<>(rows);
    all.add(rows.stream().reduce(new Row("total", 0, 0, 0), Row::plus));
    int width = all.stream().mapToInt(r -> r.name().length()).max().orElse(0);
    stream.println(line(width, "file", "raw", "gzip", "brotli -q " + Brotli.QUALITY));
    for (Row row : all) {
      stream.println(
          line(
              width,
              Text.printable(row.name()),
              Text.bytes(row.raw()),
              Text.bytes(row.gzip()),
              Text.bytes(row.brotli())));
    }
  }

  private String line(int width, String name, String raw, String gzip, String brotliSize) {
    String padded = name + " ".repeat(width - Math.min(width, name.length()));
    String columns = "%s %13s %13s".formatted(padded, raw, gzip);
    return brotli.isPresent() ? columns + " %13s".formatted(brotliSize) : columns;
  }

  private Row measure(Path directory, OutputFile file) {
    try {
      byte[] content = Files.readAllBytes(directory.resolve(file.name()));
      long compressed = brotli.isPresent() ? brotli.get().size(content) : 0;
      return new Row(file.name(), content.length, Gzip.size(content), compressed);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private record Row(String name, long raw, long gzip, long brotli) {
    Row plus(Row other) {
      return new Row(name, raw + other.raw, gzip + other.gzip, brotli + other.brotli);
    }
  }
}
