package io.github.wasmsplit.cli;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import io.github.wasmsplit.api.FunctionPlacement;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.List;

/** Where functions are, for programs: an array, the largest function first. */
final class PlacementJson {
  private PlacementJson() {}

  static String of(List<FunctionPlacement> placements) {
    StringWriter text = new StringWriter();
    try (JsonGenerator json = new JsonFactory().createGenerator(text)) {
      json.useDefaultPrettyPrinter();
      json.writeStartArray();
      for (FunctionPlacement placement : placements) {
        write(placement, json);
      }
      json.writeEndArray();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return text + "\n";
  }

  private static void write(FunctionPlacement placement, JsonGenerator json) throws IOException {
    json.writeStartObject();
    json.writeStringField("function", placement.function());
    json.writeStringField("symbol", placement.symbol());
    json.writeStringField("crate", placement.crate());
    json.writeNumberField("bytes", placement.bytes());
    json.writeStringField("output", placement.output());
    json.writeArrayFieldStart("chains");
    for (List<String> chain : placement.chains()) {
      json.writeStartArray();
      for (String step : chain) {
        json.writeString(step);
      }
      json.writeEndArray();
    }
    json.writeEndArray();
    json.writeEndObject();
  }
}
