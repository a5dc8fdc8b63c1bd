package io.github.wasmsplit.publish;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import io.github.wasmsplit.api.OutputFile.Kind;
import io.github.wasmsplit.bytes.Blob;
import io.github.wasmsplit.output.DescribedOutput;
import io.github.wasmsplit.output.Description;
import io.github.wasmsplit.output.FileNames;
import io.github.wasmsplit.runtime.HashedName;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Which hashed files belong to which build, so that those of the last builds can stay for pages
 * that are still open, and older ones go. The file is there only while older builds are.
 */
final class BuildHistory {
  private static final String FILE = ".wasm-split-builds.json";

  private final Map<String, Set<String>> builds = new LinkedHashMap<>();

  private final Set<String> forgotten = new TreeSet<>();

  private BuildHistory() {}

  /** What the folder knows of earlier builds, the newest first. */
  static BuildHistory read(Path folder) throws IOException {
    BuildHistory history = new BuildHistory();
    if (Files.isRegularFile(folder.resolve(FileNames.MANIFEST))) {
      history.add(folder.resolve(FileNames.MANIFEST));
      if (Files.isRegularFile(folder.resolve(FILE))) {
        history.add(folder.resolve(FILE));
      }
    }
    return history;
  }

  /**
   * Adds the builds of a manifest or of a history: each {@code buildId} begins one, and every name
   * of a hashed file belongs to it. A file that cannot be understood tells nothing; it never stops
   * a build.
   */
  private void add(Path file) throws IOException {
    try (JsonParser json = new JsonFactory().createParser(Files.readAllBytes(file))) {
      Set<String> files = new TreeSet<>();
      for (JsonToken token = json.nextToken(); token != null; token = json.nextToken()) {
        if (token != JsonToken.VALUE_STRING) {
          continue;
        }
        if ("buildId".equals(json.currentName())) {
          files = builds.computeIfAbsent(json.getText(), id -> new TreeSet<>());
        } else if (isDeletable(json.getText())) {
          files.add(json.getText());
        }
      }
    } catch (JsonProcessingException e) {
      // Not ours, or damaged.
    }
  }

  /** Nothing else is ever deleted, and nothing in another folder, even if a history names it. */
  private static boolean isDeletable(String name) {
    return HashedName.isHashed(name) && name.indexOf('/') < 0;
  }

  /** Drops a build that was only a step on the way to the new one. */
  void forget(String buildId) {
    Set<String> files = builds.remove(buildId);
    if (files != null) {
      forgotten.addAll(files);
    }
  }

  /**
   * What the next build changes.
   *
   * @param file the history, if there is anything to tell
   * @param kept names of hashed files that stay
   * @param dropped names of files that go, the history itself if there is nothing to tell
   */
  record Update(Optional<DescribedOutput> file, Set<String> kept, Set<String> dropped) {}

  /** Adds a build and drops the oldest ones, with the files of theirs alone. */
  Update update(Description description, int keepBuilds) throws IOException {
    builds.remove(description.buildId());
    Set<String> kept = new TreeSet<>();
    for (DescribedOutput output : description.files()) {
      if (output.kind() == Kind.MODULE || output.kind() == Kind.CHUNK) {
        kept.add(output.name());
      }
    }
    Map<String, Set<String>> older = new LinkedHashMap<>();
    Set<String> dropped = new TreeSet<>(forgotten);
    builds.forEach(
        (id, files) -> {
          if (older.size() < keepBuilds - 1) {
            older.put(id, files);
            kept.addAll(files);
          } else {
            dropped.addAll(files);
          }
        });
    dropped.removeAll(kept);
    if (older.isEmpty()) {
      dropped.add(FILE);
      return new Update(Optional.empty(), kept, dropped);
    }
    Blob text = Blob.ofUtf8(text(older));
    DescribedOutput file = new DescribedOutput(FILE, Kind.MANIFEST, text, "");
    return new Update(Optional.of(file), kept, dropped);
  }

  private static String text(Map<String, Set<String>> older) throws IOException {
    StringWriter text = new StringWriter();
    try (JsonGenerator json = new JsonFactory().createGenerator(text)) {
      json.useDefaultPrettyPrinter();
      json.writeStartObject();
      json.writeArrayFieldStart("builds");
      for (Map.Entry<String, Set<String>> build : older.entrySet()) {
        json.writeStartObject();
        json.writeStringField("buildId", build.getKey());
        json.writeArrayFieldStart("files");
        for (String file : build.getValue()) {
          json.writeString(file);
        }
        json.writeEndArray();
        json.writeEndObject();
      }
      json.writeEndArray();
      json.writeEndObject();
    }
    return text + "\n";
  }
}
