package io.github.wasmsplit.seal;

import io.github.wasmsplit.diag.InputException;
import io.github.wasmsplit.diag.Place;
import io.github.wasmsplit.output.FileKind;
import io.github.wasmsplit.output.FileNames;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;

/** The manifest of a published split, to be read and edited. */
final class Manifest {
  private final Path file;
  private final Map<?, ?> root;

  private Manifest(Path file, Map<?, ?> root) {
    this.file = file;
    this.root = root;
  }

  /**
   * A file as the manifest lists it.
   *
   * @param kind what it is
   * @param file its path in the folder
   * @param integrity digest that the manifest gives
   * @param chunks files that it needs, as the manifest gives them
   */
  record Entry(FileKind kind, String file, String integrity, List<String> chunks) {}

  /** Reads the manifest of a folder. */
  static Manifest read(Path folder) {
    Path file = folder.resolve(FileNames.MANIFEST);
    try {
      if (!Files.isRegularFile(file)) {
        throw new InputException(
            "no-manifest",
            "There is no " + FileNames.MANIFEST + " in this folder.",
            Place.file(folder.toString()),
            "Name a folder that split has written to.");
      }
      if (Json.read(Files.readAllBytes(file)) instanceof Map<?, ?> root
          && Long.valueOf(1).equals(root.get("version"))
          && root.get("buildId") instanceof String id
          && id.matches("[0-9a-f]{16}")) {
        return new Manifest(file, root);
      }
      throw bad(file, "it is no manifest of version 1", null);
    } catch (IOException e) {
      throw bad(file, e.getMessage(), e);
    }
  }

  private static InputException bad(Path file, String why, Throwable cause) {
    return new InputException(
        "bad-manifest",
        "The manifest cannot be read: " + why + ".",
        Place.file(file.toString()),
        "Split again.",
        cause);
  }

  String buildId() {
    return (String) root.get("buildId");
  }

  /** All files: main first, modules, chunks, then loader and JS. */
  List<Entry> entries() {
    List<Entry> entries = new ArrayList<>();
    forEachFile(
        (kind, fields) -> {
          if (fields.get("file") != null) {
            entries.add(entry(kind, fields));
          }
        });
    return entries;
  }

  private Entry entry(FileKind kind, Map<?, ?> fields) {
    String name = String.valueOf(fields.get("file"));
    boolean plain =
        name.matches("[^\\\\/:]+(/[^\\\\/:]+)*") && !name.matches("(.*/)?\\.\\.?(/.*)?");
    if (!plain) {
      throw bad(file, "it lists the file " + name, null);
    }
    List<String> chunks = new ArrayList<>();
    if (fields.get("chunks") instanceof List<?> list) {
      list.forEach(c -> chunks.add(String.valueOf(c)));
    }
    return new Entry(kind, name, String.valueOf(fields.get("integrity")), List.copyOf(chunks));
  }

  /**
   * For each module the files that its first use fetches, its own last, by their sealed names.
   *
   * @param sealed for each file its new form, by its old name
   */
  Map<String, List<String>> modules(Map<String, SealedFile> sealed) {
    Map<String, List<String>> modules = new LinkedHashMap<>();
    forEachFile(
        (kind, fields) -> {
          if (kind == FileKind.MODULE) {
            List<String> files = new ArrayList<>();
            if (fields.get("chunks") instanceof List<?> chunks) {
              chunks.forEach(c -> files.add(String.valueOf(renamed(c, sealed))));
            }
            if (fields.get("file") != null) {
              files.add(String.valueOf(renamed(fields.get("file"), sealed)));
            }
            modules.put(String.valueOf(fields.get("name")), files);
          }
        });
    return modules;
  }

  private void forEachFile(BiConsumer<FileKind, Map<?, ?>> action) {
    if (!(root.get("main") instanceof Map<?, ?> main)) {
      throw bad(file, "it lists no main", null);
    }
    action.accept(FileKind.MAIN, main);
    forEach("modules", fields -> FileKind.MODULE, action);
    forEach("chunks", fields -> FileKind.CHUNK, action);
    forEach("files", this::kindOfOther, action);
  }

  private FileKind kindOfOther(Map<?, ?> fields) {
    Object name = fields.get("file");
    if (FileNames.LOADER_TYPES.equals(name)) {
      return FileKind.LOADER_TYPES;
    }
    return String.valueOf(root.get("loader")).equals(name) ? FileKind.LOADER : FileKind.BINDGEN;
  }

  private void forEach(
      String list,
      java.util.function.Function<Map<?, ?>, FileKind> kind,
      BiConsumer<FileKind, Map<?, ?>> action) {
    if (!(root.get(list) instanceof List<?> elements)) {
      throw bad(file, "it has no list of " + list, null);
    }
    for (Object element : elements) {
      if (!(element instanceof Map<?, ?> fields)) {
        throw bad(file, "an element of " + list + " is no object", null);
      }
      action.accept(kind.apply(fields), fields);
    }
  }

  /**
   * The manifest's text with another build id and other files; all else stays.
   *
   * @param sealed for each file its new form, by its old name
   */
  String edited(String buildId, Map<String, SealedFile> sealed) {
    Manifest copy = new Manifest(file, (Map<?, ?>) Json.copy(root));
    put(copy.root, "buildId", buildId);
    copy.forEachFile((kind, fields) -> edit(fields, sealed));
    try {
      return Json.write(copy.root);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void edit(Map<?, ?> fields, Map<String, SealedFile> sealed) {
    SealedFile now = sealed.get(String.valueOf(fields.get("file")));
    if (now != null) {
      put(fields, "file", now.name());
      put(fields, "bytes", (long) now.bytes().length);
      put(fields, "integrity", now.integrity());
    }
    if (fields.get("chunks") instanceof List<?> chunks) {
      put(fields, "chunks", chunks.stream().map(c -> renamed(c, sealed)).toList());
    }
  }

  private static Object renamed(Object name, Map<String, SealedFile> sealed) {
    SealedFile now = sealed.get(String.valueOf(name));
    return now == null ? name : now.name();
  }

  @SuppressWarnings("unchecked")
  private static void put(Map<?, ?> object, String field, Object value) {
    ((Map<String, Object>) object).put(field, value);
  }
}
