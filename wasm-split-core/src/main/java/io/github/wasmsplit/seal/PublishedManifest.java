package io.github.wasmsplit.seal;

import io.github.wasmsplit.api.OutputFile.Kind;
import io.github.wasmsplit.diag.Diagnostic;
import io.github.wasmsplit.diag.InputException;
import io.github.wasmsplit.diag.Place;
import io.github.wasmsplit.output.FileNames;
import io.github.wasmsplit.runtime.Manifest;
import io.github.wasmsplit.runtime.ManifestJson;
import io.github.wasmsplit.runtime.SplitFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The manifest of a published split, to be read and edited. */
final class PublishedManifest {
  private final Path file;
  private final byte[] text;
  private final Manifest manifest;

  private PublishedManifest(Path file, byte[] text, Manifest manifest) {
    this.file = file;
    this.text = text;
    this.manifest = manifest;
  }

  /**
   * A file as the manifest lists it.
   *
   * @param kind the kind of file
   * @param file its path in the folder
   * @param integrity digest that the manifest gives
   * @param chunks files that it needs, as the manifest gives them
   */
  record Entry(Kind kind, String file, String integrity, List<String> chunks) {
    private static Entry of(Kind kind, SplitFile file, List<String> chunks) {
      return new Entry(kind, file.name(), String.valueOf(file.integrity()), chunks);
    }

    boolean isHashed() {
      return kind == Kind.MODULE || kind == Kind.CHUNK;
    }

    boolean isWasm() {
      return kind == Kind.MAIN || isHashed();
    }
  }

  /**
   * Reads the manifest of a folder.
   *
   * @throws InputException if there is none, or it cannot be understood
   */
  static PublishedManifest read(Path folder) {
    Path file = folder.resolve(FileNames.MANIFEST);
    if (!Files.isRegularFile(file)) {
      throw new InputException(
          Diagnostic.error("no-manifest", "There is no " + FileNames.MANIFEST + " in this folder.")
              .at(Place.file(folder.toString()))
              .advise("Name a folder that split has written to."));
    }
    try {
      byte[] text = Files.readAllBytes(file);
      return new PublishedManifest(file, text, checked(ManifestJson.read(text)));
    } catch (IOException | IllegalArgumentException e) {
      throw new InputException(
          Diagnostic.error("bad-manifest", "The manifest cannot be read: " + e.getMessage() + ".")
              .at(Place.file(file.toString()))
              .advise("Split again."),
          e);
    }
  }

  private static Manifest checked(Manifest manifest) {
    if (!manifest.buildId().matches("[0-9a-f]{16}")) {
      throw new IllegalArgumentException("it has no build id");
    }
    if (manifest.files().isEmpty()) {
      throw new IllegalArgumentException("it has no list of files");
    }
    for (Entry entry : entries(manifest)) {
      String name = entry.file();
      boolean plain =
          name.matches("[^\\\\/:]+(/[^\\\\/:]+)*") && !name.matches("(.*/)?\\.\\.?(/.*)?");
      if (!plain) {
        throw new IllegalArgumentException("it lists the file " + name);
      }
    }
    return manifest;
  }

  Manifest manifest() {
    return manifest;
  }

  /** All files: main first, modules, chunks, then loader and JS. */
  List<Entry> entries() {
    return entries(manifest);
  }

  private static List<Entry> entries(Manifest manifest) {
    List<Entry> entries = new ArrayList<>();
    entries.add(Entry.of(Kind.MAIN, manifest.main(), List.of()));
    for (Manifest.Module module : manifest.modules()) {
      module.file().ifPresent(f -> entries.add(Entry.of(Kind.MODULE, f, module.chunks())));
    }
    manifest.chunks().forEach(c -> entries.add(Entry.of(Kind.CHUNK, c.file(), c.chunks())));
    manifest.files().forEach(f -> entries.add(Entry.of(kindOf(f, manifest), f, List.of())));
    return entries;
  }

  private static Kind kindOf(SplitFile other, Manifest manifest) {
    if (FileNames.LOADER_TYPES.equals(other.name())) {
      return Kind.LOADER_TYPES;
    }
    if (manifest.pages().stream().anyMatch(page -> page.file().equals(other.name()))) {
      return Kind.PAGE;
    }
    return manifest.loader().equals(other.name()) ? Kind.LOADER : Kind.BINDGEN;
  }

  /** The text with the values of another manifest of the same split; everything else stays. */
  String updated(Manifest now) {
    try {
      return ManifestJson.update(text, now);
    } catch (IOException e) {
      throw new IllegalStateException("was read before: " + file, e);
    }
  }
}
