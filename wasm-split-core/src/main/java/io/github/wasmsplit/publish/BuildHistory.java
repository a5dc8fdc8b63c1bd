package io.github.wasmsplit.publish;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.wasmsplit.describe.DescribedOutput;
import io.github.wasmsplit.describe.Description;
import io.github.wasmsplit.describe.FileKind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * Which hashed files belong to which build, so that those of the last builds can stay for pages
 * that are still open, and older ones go. The file is there only while older builds are.
 */
final class BuildHistory {
  private static final String FILE = ".wasm-split-builds.json";
  private static final String MANIFEST = "wasm-split-manifest.json";

  /** Only such files are ever deleted, whatever a damaged history says. */
  private static final Pattern HASHED =
      Pattern.compile("(module_\\d+_[A-Za-z0-9_-]*|chunk_\\d+)\\.[0-9a-f]{16}\\.wasm");

  private final Map<String, List<String>> builds = new LinkedHashMap<>();

  private BuildHistory() {}

  /** What the folder knows of earlier builds, the newest first. */
  static BuildHistory read(Path folder) throws IOException {
    BuildHistory history = new BuildHistory();
    Path manifest = folder.resolve(MANIFEST);
    if (!Files.isRegularFile(manifest)) {
      return history;
    }
    JsonNode newest = parse(manifest);
    List<String> files = new ArrayList<>();
    newest.path("modules").forEach(m -> files.add(m.path("file").asText("")));
    newest.path("chunks").forEach(c -> files.add(c.path("file").asText("")));
    history.builds.put(newest.path("buildId").asText(""), files);
    Path older = folder.resolve(FILE);
    if (Files.isRegularFile(older)) {
      for (JsonNode build : parse(older).path("builds")) {
        List<String> names = new ArrayList<>();
        build.path("files").forEach(f -> names.add(f.asText("")));
        history.builds.putIfAbsent(build.path("buildId").asText(""), names);
      }
    }
    return history;
  }

  /** A file that cannot be understood tells nothing; it never stops a build. */
  private static JsonNode parse(Path file) throws IOException {
    try {
      return new ObjectMapper().readTree(Files.readAllBytes(file));
    } catch (JsonProcessingException e) {
      return new ObjectMapper().createObjectNode();
    }
  }

  /** Adds the new build, drops the oldest ones and deletes what only they had. */
  void update(Path folder, String buildId, Description description, int keepBuilds)
      throws IOException {
    builds.remove(buildId);
    if (builds.isEmpty()) {
      Files.deleteIfExists(folder.resolve(FILE));
      return;
    }
    Set<String> kept = new TreeSet<>();
    for (DescribedOutput output : description.files()) {
      if (output.kind() == FileKind.MODULE || output.kind() == FileKind.CHUNK) {
        kept.add(output.name());
      }
    }
    ObjectNode json = new ObjectMapper().createObjectNode();
    ArrayNode list = json.putArray("builds");
    int left = keepBuilds - 1;
    Set<String> dropped = new TreeSet<>();
    for (Map.Entry<String, List<String>> build : builds.entrySet()) {
      if (left-- > 0) {
        kept.addAll(build.getValue());
        ArrayNode files = list.addObject().put("buildId", build.getKey()).putArray("files");
        build.getValue().forEach(files::add);
      } else {
        dropped.addAll(build.getValue());
      }
    }
    dropped.removeAll(kept);
    for (String name : dropped) {
      if (HASHED.matcher(name).matches()) {
        Files.deleteIfExists(folder.resolve(name));
      }
    }
    write(folder.resolve(FILE), json, list.isEmpty());
  }

  private static void write(Path file, ObjectNode json, boolean empty) throws IOException {
    if (empty) {
      Files.deleteIfExists(file);
    } else {
      Files.writeString(file, json.toPrettyString() + "\n");
    }
  }
}
