package io.github.wasmsplit.seal;

import io.github.wasmsplit.bytes.Digests;
import io.github.wasmsplit.diag.InputException;
import io.github.wasmsplit.diag.Place;
import io.github.wasmsplit.output.DescribedOutput;
import io.github.wasmsplit.output.Description;
import io.github.wasmsplit.output.FileKind;
import io.github.wasmsplit.output.FileNames;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A split as it lies in a folder. */
public final class PublishedSplit {
  private final Path folder;
  private final Manifest manifest;
  private final List<Manifest.Entry> entries;
  private final Map<String, byte[]> contents;

  private PublishedSplit(
      Path folder, Manifest manifest, List<Manifest.Entry> entries, Map<String, byte[]> contents) {
    this.folder = folder;
    this.manifest = manifest;
    this.entries = entries;
    this.contents = contents;
  }

  /**
   * Reads all files that the manifest lists.
   *
   * @throws InputException where there is no manifest, or a file is missing
   */
  public static PublishedSplit read(Path folder) {
    Manifest manifest = Manifest.read(folder);
    List<Manifest.Entry> entries = manifest.entries();
    Map<String, byte[]> contents = new LinkedHashMap<>();
    for (Manifest.Entry entry : entries) {
      contents.put(entry.file(), content(folder, entry.file()));
    }
    return new PublishedSplit(folder, manifest, entries, contents);
  }

  /**
   * Reads a split whose wasm files must be as split wrote them.
   *
   * @throws InputException where a file is missing or is not what the manifest says
   */
  public static PublishedSplit readUnchanged(Path folder) {
    PublishedSplit split = read(folder);
    for (Manifest.Entry entry : split.wasmEntries()) {
      if (!split.isUnchanged(entry)) {
        throw new InputException(
            "changed-file",
            "The file is not the one that the manifest lists.",
            Place.file(split.path(entry.file())),
            "Split again; this needs the files as split wrote them.");
      }
    }
    return split;
  }

  private static byte[] content(Path folder, String name) {
    Path file = folder.resolve(name);
    try {
      return Files.readAllBytes(file);
    } catch (NoSuchFileException e) {
      throw new InputException(
          "missing-file",
          "The manifest lists this file, but it is not there.",
          Place.file(file.toString()),
          "Split again.",
          e);
    } catch (IOException e) {
      throw new InputException(
          "unreadable",
          "The file cannot be read: " + e.getMessage() + ".",
          Place.file(file.toString()),
          null,
          e);
    }
  }

  static boolean isWasm(FileKind kind) {
    return kind == FileKind.MAIN || isHashed(kind);
  }

  static boolean isHashed(FileKind kind) {
    return kind == FileKind.MODULE || kind == FileKind.CHUNK;
  }

  /** The build that the manifest is of: 16 lower-case hex digits. */
  public String buildId() {
    return manifest.buildId();
  }

  /** The wasm files by name, main first. */
  public Map<String, byte[]> wasm() {
    Map<String, byte[]> wasm = new LinkedHashMap<>();
    for (Manifest.Entry entry : entries) {
      if (isWasm(entry.kind())) {
        wasm.put(entry.file(), contents.get(entry.file()));
      }
    }
    return wasm;
  }

  /** The files as they are, the manifest last. */
  public Description description() {
    List<DescribedOutput> files = new ArrayList<>();
    for (Manifest.Entry entry : entries) {
      byte[] bytes = contents.get(entry.file());
      files.add(
          new DescribedOutput(entry.file(), entry.kind(), bytes, Digests.of(bytes).integrity()));
    }
    byte[] text = content(folder, FileNames.MANIFEST);
    files.add(
        new DescribedOutput(
            FileNames.MANIFEST, FileKind.MANIFEST, text, Digests.of(text).integrity()));
    String manifestText = new String(text, StandardCharsets.UTF_8);
    return new Description(List.copyOf(files), manifest.modules(Map.of()), manifestText, List.of());
  }

  /** This split with other contents of files, which lie nowhere yet. */
  public PublishedSplit with(Map<String, byte[]> changed) {
    Map<String, byte[]> all = new LinkedHashMap<>(contents);
    all.putAll(changed);
    return new PublishedSplit(Path.of(""), manifest, entries, all);
  }

  /** Whether every file is what the manifest says. */
  boolean isUnchanged() {
    return entries.stream().allMatch(this::isUnchanged);
  }

  private boolean isUnchanged(Manifest.Entry entry) {
    return Digests.of(contents.get(entry.file())).integrity().equals(entry.integrity());
  }

  Manifest manifest() {
    return manifest;
  }

  List<Manifest.Entry> entries() {
    return entries;
  }

  byte[] content(String name) {
    return contents.get(name);
  }

  /** Path of a file for messages. */
  String path(String name) {
    return folder.resolve(name).toString();
  }

  Optional<Manifest.Entry> loader() {
    return entries.stream().filter(e -> e.kind() == FileKind.LOADER).findFirst();
  }

  /** The entries of wasm files, main first. */
  List<Manifest.Entry> wasmEntries() {
    return entries.stream().filter(e -> isWasm(e.kind())).toList();
  }
}
