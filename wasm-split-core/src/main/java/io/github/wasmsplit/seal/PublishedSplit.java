package io.github.wasmsplit.seal;

import static java.util.Objects.requireNonNull;

import io.github.wasmsplit.api.OutputFile.Kind;
import io.github.wasmsplit.bytes.Blob;
import io.github.wasmsplit.diag.Diagnostic;
import io.github.wasmsplit.diag.InputException;
import io.github.wasmsplit.diag.Place;
import io.github.wasmsplit.output.DescribedOutput;
import io.github.wasmsplit.output.Description;
import io.github.wasmsplit.output.FileNames;
import java.io.IOException;
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
  private final PublishedManifest manifest;
  private final List<PublishedManifest.Entry> entries;
  private final Map<String, Blob> contents;

  private PublishedSplit(
      Path folder,
      PublishedManifest manifest,
      List<PublishedManifest.Entry> entries,
      Map<String, Blob> contents) {
    this.folder = folder;
    this.manifest = manifest;
    this.entries = entries;
    this.contents = contents;
  }

  /**
   * Reads all files that the manifest lists.
   *
   * @throws InputException if there is no manifest, or a file is missing
   */
  public static PublishedSplit read(Path folder) {
    PublishedManifest manifest = PublishedManifest.read(folder);
    List<PublishedManifest.Entry> entries = manifest.entries();
    Map<String, Blob> contents = new LinkedHashMap<>();
    for (PublishedManifest.Entry entry : entries) {
      contents.put(entry.file(), content(folder, entry.file()));
    }
    return new PublishedSplit(folder, manifest, entries, contents);
  }

  /**
   * Reads a split whose wasm files must be as split wrote them.
   *
   * @throws InputException if a file is missing or contradicts the manifest
   */
  public static PublishedSplit readUnchanged(Path folder) {
    PublishedSplit split = read(folder);
    for (PublishedManifest.Entry entry : split.wasmEntries()) {
      if (!split.isUnchanged(entry)) {
        throw new InputException(
            Diagnostic.error("changed-file", "The file is not the one that the manifest lists.")
                .at(Place.file(split.path(entry.file())))
                .advise("Split again; this needs the files as split wrote them."));
      }
    }
    return split;
  }

  private static Blob content(Path folder, String name) {
    Path file = folder.resolve(name);
    try {
      return Blob.read(file);
    } catch (NoSuchFileException e) {
      throw new InputException(
          Diagnostic.error("missing-file", "The manifest lists this file, but it is not there.")
              .at(Place.file(file.toString()))
              .advise("Split again."),
          e);
    } catch (IOException e) {
      throw new InputException(
          Diagnostic.error("unreadable", "The file cannot be read: " + e.getMessage() + ".")
              .at(Place.file(file.toString())),
          e);
    }
  }

  /** The build that the manifest is of: 16 lower-case hex digits. */
  public String buildId() {
    return manifest.manifest().buildId();
  }

  /** The wasm files by name, main first. */
  public Map<String, Blob> wasm() {
    Map<String, Blob> wasm = new LinkedHashMap<>();
    for (PublishedManifest.Entry entry : entries) {
      if (entry.isWasm()) {
        wasm.put(entry.file(), content(entry.file()));
      }
    }
    return wasm;
  }

  /** The files as they are, the manifest last. */
  public Description description() {
    List<DescribedOutput> files = new ArrayList<>();
    for (PublishedManifest.Entry entry : entries) {
      files.add(DescribedOutput.of(entry.file(), entry.kind(), content(entry.file())));
    }
    Blob text = content(folder, FileNames.MANIFEST);
    files.add(DescribedOutput.of(FileNames.MANIFEST, Kind.MANIFEST, text));
    return new Description(
        buildId(), files, manifest.manifest().fetched(), text.lenientUtf8(), List.of());
  }

  /** This split with other contents of files, which lie nowhere yet. */
  public PublishedSplit with(Map<String, Blob> changed) {
    Map<String, Blob> all = new LinkedHashMap<>(contents);
    all.putAll(changed);
    return new PublishedSplit(Path.of(""), manifest, entries, all);
  }

  /** Whether every file agrees with the manifest. */
  boolean isUnchanged() {
    return entries.stream().allMatch(this::isUnchanged);
  }

  /** Whether a file agrees with the manifest. */
  boolean isUnchanged(PublishedManifest.Entry entry) {
    return content(entry.file()).digests().integrity().equals(entry.integrity());
  }

  PublishedManifest manifest() {
    return manifest;
  }

  List<PublishedManifest.Entry> entries() {
    return entries;
  }

  /** The bytes of a file that the manifest lists. */
  Blob content(String name) {
    return requireNonNull(contents.get(name), name);
  }

  /** Path of a file for messages. */
  String path(String name) {
    return folder.resolve(name).toString();
  }

  Optional<PublishedManifest.Entry> loader() {
    return entries.stream().filter(e -> e.kind() == Kind.LOADER).findFirst();
  }

  /** The entries of wasm files, main first. */
  List<PublishedManifest.Entry> wasmEntries() {
    return entries.stream().filter(PublishedManifest.Entry::isWasm).toList();
  }
}
