package io.github.wasmsplit.runtime;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** A manifest's JSON with all that it holds, known or not. */
final class ManifestTree {
  private static final JsonMapper JSON = new JsonMapper();

  private final ObjectNode root;

  private ManifestTree(ObjectNode root) {
    this.root = root;
  }

  static ManifestTree parse(byte[] json) throws IOException {
    try (JsonParser parser = JSON.createParser(json)) {
      if (!(JSON.readTree(parser) instanceof ObjectNode root)) {
        throw new IllegalArgumentException("it is no object");
      }
      int version = root.path("version").asInt();
      if (version != ManifestJson.VERSION) {
        throw new IllegalArgumentException(
            "version is " + version + ", this class reads version " + ManifestJson.VERSION);
      }
      if (parser.nextToken() != null) {
        throw new IllegalArgumentException("more follows after its end");
      }
      return new ManifestTree(root);
    }
  }

  Manifest manifest() {
    return new Manifest(
        required(root, "buildId"),
        new Manifest.Scripts(required(root, "loader"), text(root, "js")),
        main(),
        list("modules").map(ManifestTree::module),
        list("chunks").map(ManifestTree::chunk),
        root.has("files") ? list("files").map(ManifestTree::file) : List.of(),
        root.has("pages") ? list("pages").map(ManifestTree::page) : List.of());
  }

  private SplitFile main() {
    if (!(root.get("main") instanceof ObjectNode main)) {
      throw missing("main");
    }
    return file(main);
  }

  private static Manifest.Module module(ObjectNode module) {
    List<Manifest.SplitPoint> points = new ArrayList<>();
    for (JsonNode point : module.path("splitPoints")) {
      points.add(
          new Manifest.SplitPoint(
              required(point, "function"), required(point, "import"), required(point, "export")));
    }
    Optional<SplitFile> file = text(module, "file").map(name -> file(module));
    List<String> chunks = strings(module, "chunks");
    return new Manifest.Module(required(module, "name"), file, chunks, points);
  }

  private static Manifest.Chunk chunk(ObjectNode chunk) {
    return new Manifest.Chunk(text(chunk, "name"), file(chunk), strings(chunk, "chunks"));
  }

  private static Manifest.Page page(ObjectNode page) {
    return new Manifest.Page(
        required(page, "file"),
        required(page, "base"),
        strings(page, "modules"),
        strings(page, "inlineScripts"));
  }

  private static SplitFile file(ObjectNode file) {
    return new SplitFile(
        required(file, "file"), file.path("bytes").asLong(), text(file, "integrity").orElse(null));
  }

  private static List<String> strings(ObjectNode object, String field) {
    List<String> strings = new ArrayList<>();
    object.path(field).forEach(element -> strings.add(element.asText()));
    return strings;
  }

  private static Optional<String> text(JsonNode object, String field) {
    return Optional.ofNullable(object.get(field)).filter(JsonNode::isTextual).map(JsonNode::asText);
  }

  private static String required(JsonNode object, String field) {
    return text(object, field).orElseThrow(() -> missing(field));
  }

  private static IllegalArgumentException missing(String field) {
    return new IllegalArgumentException("the field " + field + " is missing");
  }

  private Elements list(String field) {
    if (!(root.get(field) instanceof ArrayNode elements)) {
      throw missing(field);
    }
    return new Elements(field, elements);
  }

  private record Elements(String field, ArrayNode nodes) {
    <T> List<T> map(Function<ObjectNode, T> read) {
      List<T> values = new ArrayList<>();
      for (JsonNode node : nodes) {
        if (!(node instanceof ObjectNode object)) {
          throw new IllegalArgumentException("an element of " + field + " is not an object");
        }
        values.add(read.apply(object));
      }
      return values;
    }
  }

  /** The text with what {@code manifest} says, and all else as it is here. */
  String updated(Manifest manifest) throws IOException {
    JsonNode with = JSON.readTree(ManifestJson.write(manifest));
    JsonNode all = merged(root, with);
    return ManifestJson.laidOut(json -> JSON.writeTree(json, all));
  }

  /** Objects are merged field by field, lists of one length element by element. */
  private static JsonNode merged(JsonNode old, JsonNode now) {
    if (old instanceof ObjectNode was && now instanceof ObjectNode object) {
      ObjectNode all = was.deepCopy();
      for (Map.Entry<String, JsonNode> field : object.properties()) {
        JsonNode before = was.path(field.getKey());
        all.set(field.getKey(), merged(before, field.getValue()));
      }
      return all;
    }
    if (old instanceof ArrayNode was
        && now instanceof ArrayNode list
        && was.size() == list.size()) {
      ArrayNode all = list.arrayNode();
      for (int i = 0; i < list.size(); i++) {
        all.add(merged(was.get(i), list.get(i)));
      }
      return all;
    }
    return now;
  }
}
