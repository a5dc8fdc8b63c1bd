package io.github.wasmsplit.report;

import io.github.wasmsplit.report.SizeReport.Fetch;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** A report as lines of text, columns one below the other. */
final class SizeTable {
  private static final int COLUMN = 15;
  private static final int REQUESTS = 11;

  private final SizeReport report;
  private final List<Map.Entry<String, Sizes>> files;
  private final List<Fetch> modules;
  private final int width;
  private final List<String> lines = new ArrayList<>();

  private SizeTable(SizeReport report, int most) {
    this.report = report;
    this.files =
        largest(
            List.copyOf(report.files().entrySet()),
            Comparator.comparing(e -> e.getValue().raw()),
            most);
    this.modules = largest(report.modules(), Comparator.comparing(f -> f.sizes().raw()), most);
    this.width =
        Stream.concat(files.stream().map(Map.Entry::getKey), modules.stream().map(Fetch::when))
            .mapToInt(String::length)
            .max()
            .orElse(0);
  }

  static List<String> lines(SizeReport report, int most) {
    return new SizeTable(report, most).lines();
  }

  private List<String> lines() {
    lines.add(head("file"));
    files.forEach(e -> lines.add(line(e.getKey(), e.getValue())));
    more(report.files().size() - files.size(), "files");
    lines.add("");
    lines.add(head("fetched at") + right("requests", REQUESTS));
    add(report.start());
    modules.forEach(this::add);
    more(report.modules().size() - modules.size(), "modules");
    report.unsplit().ifPresent(this::add);
    return List.copyOf(lines);
  }

  private void add(Fetch fetch) {
    lines.add(line(fetch.when(), fetch.sizes()) + right("" + fetch.requests(), REQUESTS));
  }

  /** All, or the largest, in their own order. */
  private static <T> List<T> largest(List<T> all, Comparator<T> size, int most) {
    if (all.size() <= most) {
      return all;
    }
    Set<T> kept = new HashSet<>(all.stream().sorted(size.reversed()).limit(most).toList());
    return all.stream().filter(kept::contains).toList();
  }

  private void more(int count, String what) {
    if (count > 0) {
      lines.add("… and " + count + " smaller " + what);
    }
  }

  private String head(String first) {
    StringBuilder line = new StringBuilder(left(first)).append(right("raw", COLUMN));
    report.titles().forEach(t -> line.append(right(t, COLUMN)));
    return line.toString();
  }

  private String line(String first, Sizes sizes) {
    StringBuilder line = new StringBuilder(left(first));
    line.append(right(kilobytes(sizes.raw()), COLUMN));
    sizes.others().forEach(s -> line.append(right(kilobytes(s), COLUMN)));
    return line.toString();
  }

  private String left(String text) {
    return text + " ".repeat(Math.max(0, width - text.length()));
  }

  private static String right(String text, int width) {
    return " ".repeat(Math.max(1, width - text.length())) + text;
  }

  /** Thousands of bytes, as browsers' tools show them; the same in every locale. */
  private static String kilobytes(long bytes) {
    return String.format(Locale.ROOT, "%,.1f kB", bytes / 1e3);
  }
}
