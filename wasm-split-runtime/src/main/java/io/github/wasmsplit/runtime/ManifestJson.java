package io.github.wasmsplit.runtime;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.List;

/**
 * The manifest as JSON, a public contract: fields are added, never changed. Writing streams, so
 * that a split does not load a data binding for it.
 */
public final class ManifestJson {
  /** The only version there is. */
  static final int VERSION = 1;

  /** How a module without a file of its own is written: its fields are there and hold null. */
  private static final SplitFile NO_FILE = new SplitFile(null, 0, null);

  private final JsonGenerator json;

  private ManifestJson(JsonGenerator json) {
    this.json = json;
  }

  /**
   * Reads a manifest; fields that are not known are passed over.
   *
   * @param json text of the manifest in UTF-8
   * @return what it says
   * @throws IOException if it is not JSON
   * @throws IllegalArgumentException if it is not a manifest of version 1; the message has the
   *     reason and not the place
   */
  public static Manifest read(byte[] json) throws IOException {
    return ManifestTree.parse(json).manifest();
  }

  /**
   * Puts a manifest in the place of another one, of which all fields that are not known stay where
   * they are.
   *
   * @param old text of a manifest with as many modules, chunks and files, in UTF-8
   * @param manifest what the new text says
   * @return the new text
   * @throws IOException if {@code old} is not JSON
   * @throws IllegalArgumentException if {@code old} is not a manifest of version 1
   */
  public static String update(byte[] old, Manifest manifest) throws IOException {
    return ManifestTree.parse(old).updated(manifest);
  }

  /**
   * {@return the text of a manifest}
   *
   * @param manifest what it says
   */
  public static String write(Manifest manifest) {
    return laidOut(json -> new ManifestJson(json).all(manifest));
  }

  /** Writes JSON. */
  interface Content {
    void write(JsonGenerator json) throws IOException;
  }

  /** A text that has each element on a line of its own. */
  static String laidOut(Content content) {
    StringWriter text = new StringWriter();
    DefaultIndenter indenter = new DefaultIndenter("  ", "\n");
    try (JsonGenerator json = new JsonFactory().createGenerator(text)) {
      json.setPrettyPrinter(
          new DefaultPrettyPrinter().withObjectIndenter(indenter).withArrayIndenter(indenter));
      content.write(json);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return text + "\n";
  }

  private void all(Manifest manifest) throws IOException {
    json.writeStartObject();
    json.writeNumberField("version", VERSION);
    json.writeStringField("buildId", manifest.buildId());
    json.writeStringField("loader", manifest.loader());
    if (manifest.js().isPresent()) {
      json.writeStringField("js", manifest.js().get());
    }
    json.writeObjectFieldStart("main");
    file(manifest.main());
    json.writeEndObject();
    json.writeArrayFieldStart("modules");
    for (Manifest.Module module : manifest.modules()) {
      module(module);
    }
    json.writeEndArray();
    json.writeArrayFieldStart("chunks");
    for (Manifest.Chunk chunk : manifest.chunks()) {
      chunk(chunk);
    }
    json.writeEndArray();
    json.writeArrayFieldStart("files");
    for (SplitFile file : manifest.files()) {
      json.writeStartObject();
      file(file);
      json.writeEndObject();
    }
    json.writeEndArray();
    if (!manifest.pages().isEmpty()) {
      pages(manifest.pages());
    }
    json.writeEndObject();
  }

  private void pages(List<Manifest.Page> pages) throws IOException {
    json.writeArrayFieldStart("pages");
    for (Manifest.Page page : pages) {
      json.writeStartObject();
      json.writeStringField("file", page.file());
      json.writeStringField("base", page.base());
      strings("modules", page.modules());
      strings("inlineScripts", page.inlineScripts());
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  private void module(Manifest.Module module) throws IOException {
    json.writeStartObject();
    json.writeStringField("name", module.name());
    file(module.file().orElse(NO_FILE));
    strings("chunks", module.chunks());
    json.writeArrayFieldStart("splitPoints");
    for (Manifest.SplitPoint point : module.splitPoints()) {
      json.writeStartObject();
      json.writeStringField("function", point.function());
      json.writeStringField("import", point.importName());
      json.writeStringField("export", point.exportName());
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeEndObject();
  }

  private void chunk(Manifest.Chunk chunk) throws IOException {
    json.writeStartObject();
    if (chunk.name().isPresent()) {
      json.writeStringField("name", chunk.name().get());
    }
    file(chunk.file());
    strings("chunks", chunk.chunks());
    json.writeEndObject();
  }

  private void file(SplitFile file) throws IOException {
    json.writeStringField("file", file.name());
    json.writeNumberField("bytes", file.bytes());
    json.writeStringField("integrity", file.integrity());
  }

  private void strings(String field, List<String> values) throws IOException {
    json.writeArrayFieldStart(field);
    for (String value : values) {
      json.writeString(value);
    }
    json.writeEndArray();
  }
}
