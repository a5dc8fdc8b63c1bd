package io.github.wasmsplit.rust;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads what cargo writes with {@code --message-format=json}, as it comes. */
final class CargoMessages {
  private final CrateChoice choice;
  private final BuildLog log;
  private final List<String> errors = new ArrayList<>();
  private @Nullable Path artifact;

  CargoMessages(CrateChoice choice, BuildLog log) {
    this.choice = choice;
    this.log = log;
  }

  void accept(String line) {
    if (!line.startsWith("{")) {
      log.info(line);
      return;
    }
    try {
      read(Json.parse(line));
    } catch (JsonProcessingException e) {
      log.info(line);
    }
  }

  /** The WebAssembly file of the chosen target. */
  Optional<Path> artifact() {
    return Optional.ofNullable(artifact);
  }

  /** The compiler's errors, as a person reads them. */
  List<String> errors() {
    return errors;
  }

  private void read(JsonNode message) {
    switch (message.path("reason").asText()) {
      case "compiler-message" -> tell(message.path("message"));
      case "compiler-artifact" -> keepArtifact(message);
      default -> {}
    }
  }

  private void tell(JsonNode message) {
    String text = message.path("rendered").asText().stripTrailing();
    String level = message.path("level").asText();
    if (level.startsWith("error")) {
      errors.add(text);
      text.lines().forEach(log::error);
    } else {
      text.lines().forEach(level.equals("warning") ? log::warn : log::info);
    }
  }

  private void keepArtifact(JsonNode message) {
    boolean chosen =
        message.path("package_id").asText().equals(choice.crate().id())
            && message.path("target").path("name").asText().equals(choice.target().name())
            && Json.texts(message.path("target").path("kind")).equals(choice.target().kinds());
    if (chosen) {
      Json.texts(message.path("filenames")).stream()
          .filter(name -> name.endsWith(".wasm"))
          .findFirst()
          .ifPresent(name -> artifact = Path.of(name));
    }
  }
}
