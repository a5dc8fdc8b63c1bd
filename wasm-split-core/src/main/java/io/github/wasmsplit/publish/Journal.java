package io.github.wasmsplit.publish;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.wasmsplit.bytes.Blob;
import java.io.IOException;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * What a publication is about to do to the folder, so that a run that ends before it is done can be
 * undone, or finished, by the next one. Names are paths in the folder, with forward slashes.
 *
 * @param committed whether all files are in place, so that only the dropped ones have to go
 * @param folders folders that it makes, outer ones first
 * @param files files that it puts into place, in this order
 * @param dropped files of older builds that go at the end
 */
record Journal(boolean committed, List<String> folders, List<Entry> files, Set<String> dropped) {
  /** Its first line. */
  private static final String HEADER = "wasm-split journal 1 ";

  /**
   * A file to be put into place.
   *
   * @param name its path in the folder
   * @param replaces whether there was a file of this name before
   */
  record Entry(String name, boolean replaces) {}

  /** What putting files into a folder will do. */
  static Journal of(Path folder, List<String> names, Set<String> dropped) {
    Set<String> missing = new TreeSet<>(Comparator.comparing(String::length).thenComparing(n -> n));
    List<Entry> files = new ArrayList<>();
    for (String name : names) {
      files.add(new Entry(name, Files.exists(folder.resolve(name))));
      for (int i = name.indexOf('/'); i >= 0; i = name.indexOf('/', i + 1)) {
        if (!Files.exists(folder.resolve(name.substring(0, i)))) {
          missing.add(name.substring(0, i));
        }
      }
    }
    return new Journal(false, List.copyOf(missing), files, dropped);
  }

  /** The same, with all files in place. */
  Journal commit() {
    return new Journal(true, folders, files, dropped);
  }

  Blob contents() {
    StringBuilder text = new StringBuilder(HEADER).append(committed).append('\n');
    folders.forEach(f -> line(text, "folder", f));
    files.forEach(f -> line(text, f.replaces() ? "replace" : "create", f.name()));
    dropped.forEach(f -> line(text, "drop", f));
    return Blob.ofUtf8(text.toString());
  }

  private static void line(StringBuilder text, String what, String name) {
    text.append(what).append(' ').append(URLEncoder.encode(name, UTF_8)).append('\n');
  }

  /** The journal in a file; empty if there is none, or one for another folder. */
  static Optional<Journal> read(Path file, Path folder) throws IOException {
    try {
      List<String> lines = new String(Files.readAllBytes(file), UTF_8).lines().toList();
      if (lines.isEmpty() || !lines.get(0).startsWith(HEADER)) {
        return Optional.empty();
      }
      boolean committed = Boolean.parseBoolean(lines.get(0).substring(HEADER.length()));
      Journal journal =
          new Journal(committed, new ArrayList<>(), new ArrayList<>(), new TreeSet<>());
      return lines.stream().skip(1).allMatch(line -> journal.add(line, folder))
          ? Optional.of(journal)
          : Optional.empty();
    } catch (NoSuchFileException e) {
      return Optional.empty();
    }
  }

  private boolean add(String line, Path folder) {
    String[] parts = line.split(" ", 2);
    String name = parts.length < 2 ? "" : URLDecoder.decode(parts[1], UTF_8);
    Path base = folder.toAbsolutePath().normalize();
    Path path = base.resolve(name).normalize();
    if (!path.startsWith(base) || path.equals(base)) {
      return false;
    }
    return switch (parts[0]) {
      case "folder" -> folders.add(name);
      case "replace" -> files.add(new Entry(name, true));
      case "create" -> files.add(new Entry(name, false));
      case "drop" -> dropped.add(name);
      default -> false;
    };
  }
}
