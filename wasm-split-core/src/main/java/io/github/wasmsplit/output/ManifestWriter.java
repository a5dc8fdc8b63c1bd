package io.github.wasmsplit.output;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import io.github.wasmsplit.program.SplitPoint;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.List;

/** Writes the manifest, a public contract: fields are added, never changed. */
public final class ManifestWriter {
  private final JsonGenerator json;

  private ManifestWriter(JsonGenerator json) {
    this.json = json;
  }

  /**
   * A file as the manifest lists it; {@code name} of modules and of some chunks, {@code
   * splitPoints} of modules only.
   */
  public record Entry(
      String name,
      String file,
      long bytes,
      String integrity,
      List<String> chunks,
      List<SplitPoint> splitPoints) {}

  /** Writes; {@code js} is empty where wasm-bindgen left none. */
  public static String write(
      String buildId,
      String js,
      Entry main,
      List<Entry> modules,
      List<Entry> chunks,
      List<DescribedOutput> others) {
    StringWriter text = new StringWriter();
    DefaultIndenter indenter = new DefaultIndenter("  ", "\n");
    DefaultPrettyPrinter printer =
        new DefaultPrettyPrinter().withObjectIndenter(indenter).withArrayIndenter(indenter);
    try (JsonGenerator generator = new JsonFactory().createGenerator(text)) {
      generator.setPrettyPrinter(printer);
      new ManifestWriter(generator).all(buildId, js, main, modules, chunks, others);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return text + "\n";
  }

  private void all(
      String buildId,
      String js,
      Entry main,
      List<Entry> modules,
      List<Entry> chunks,
      List<DescribedOutput> others)
      throws IOException {
    json.writeStartObject();
    json.writeNumberField("version", 1);
    json.writeStringField("buildId", buildId);
    json.writeStringField("loader", FileNames.LOADER);
    if (!js.isEmpty()) {
      json.writeStringField("js", js);
    }
    json.writeObjectFieldStart("main");
    file(main);
    json.writeEndObject();
    json.writeArrayFieldStart("modules");
    for (Entry module : modules) {
      json.writeStartObject();
      json.writeStringField("name", module.name());
      file(module);
      strings("chunks", module.chunks());
      splitPoints(module.splitPoints());
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeArrayFieldStart("chunks");
    for (Entry chunk : chunks) {
      json.writeStartObject();
      if (chunk.name() != null) {
        json.writeStringField("name", chunk.name());
      }
      file(chunk);
      strings("chunks", chunk.chunks());
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeArrayFieldStart("files");
    for (DescribedOutput other : others) {
      json.writeStartObject();
      file(new Entry(null, other.name(), other.bytes().length, other.integrity(), null, null));
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeEndObject();
  }

  private void file(Entry entry) throws IOException {
    json.writeStringField("file", entry.file());
    json.writeNumberField("bytes", entry.bytes());
    json.writeStringField("integrity", entry.integrity());
  }

  private void strings(String field, List<String> values) throws IOException {
    json.writeArrayFieldStart(field);
    for (String value : values) {
      json.writeString(value);
    }
    json.writeEndArray();
  }

  private void splitPoints(List<SplitPoint> points) throws IOException {
    json.writeArrayFieldStart("splitPoints");
    for (SplitPoint point : points) {
      json.writeStartObject();
      json.writeStringField("function", point.function());
      json.writeStringField("import", point.importName());
      json.writeStringField("export", point.exportName());
      json.writeEndObject();
    }
    json.writeEndArray();
  }
}
