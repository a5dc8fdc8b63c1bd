package io.github.wasmsplit.loader;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.function.Function;

/** Loader models as JSON, the form in which the goldens and the loader's own tests hold them. */
public final class LoaderModels {
  private LoaderModels() {}

  /**
   * Serves the loader's tests, which run in Node: reads an array of models, writes an array of
   * loaders.
   */
  public static void main(String[] args) throws IOException {
    ObjectMapper json = new ObjectMapper();
    JsonNode models = json.readTree(System.in);
    List<String> loaders = each(models, model -> LoaderWriter.write(read(model)));
    System.out.write(json.writeValueAsString(loaders).getBytes(UTF_8));
    System.out.flush();
  }

  static LoaderModel read(JsonNode model) {
    return new LoaderModel(
        model.get("mainId").asText(),
        new LoaderNames(
            model.get("mainIdExport").asText(),
            model.get("selfExport").asText(),
            model.get("tableExport").asText(),
            model.get("importModule").asText()),
        model.get("jsFileName").asText(),
        each(model.get("units"), LoaderModels::unit),
        each(model.get("modules"), LoaderModels::module),
        each(model.get("entries"), LoaderModels::entry),
        model.get("named").asBoolean());
  }

  private static LoaderUnit unit(JsonNode unit) {
    return new LoaderUnit(
        unit.get("file").asText(),
        unit.get("integrity").asText(),
        unit.get("bytes").asLong(),
        numbers(unit.get("deps")));
  }

  private static LoaderModule module(JsonNode module) {
    JsonNode unit = module.get("unit");
    return new LoaderModule(
        module.get("name").asText(),
        unit.isNull() ? OptionalInt.empty() : OptionalInt.of(unit.asInt()),
        numbers(module.get("chunks")));
  }

  private static LoaderEntry entry(JsonNode entry) {
    return new LoaderEntry(entry.get("exportName").asText(), entry.get("moduleIndex").asInt());
  }

  private static List<Integer> numbers(JsonNode array) {
    return each(array, JsonNode::asInt);
  }

  private static <T> List<T> each(JsonNode array, Function<JsonNode, T> make) {
    List<T> made = new ArrayList<>();
    array.forEach(node -> made.add(make.apply(node)));
    return made;
  }
}
