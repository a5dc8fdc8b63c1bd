package io.github.wasmsplit.rust;

import io.github.wasmsplit.digest.ContentDigest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Inputs and outputs of the last build, kept as JSON.
 *
 * @param source digest of everything that cargo's work depends on; empty if cargo must be asked
 * @param watch the files and variables in that digest
 * @param bindgen digest of wasm-bindgen's input, version and flags; empty for prebuilt files
 * @param outputs digest of each file in the build folder, by its path there
 */
record RustBuildState(String source, Watch watch, String bindgen, Map<String, String> outputs) {
  RustBuildState {
    outputs = new TreeMap<>(outputs);
  }

  /** The state after prebuilt files were taken: the next build begins from nothing. */
  static RustBuildState ofPrebuilt(Map<String, String> outputs) {
    return new RustBuildState("", Watch.NOTHING, "", outputs);
  }

  static Optional<RustBuildState> load(Path file) {
    try {
      return Files.isRegularFile(file)
          ? Optional.ofNullable(Json.MAPPER.readValue(file.toFile(), RustBuildState.class))
          : Optional.empty();
    } catch (IOException | RuntimeException e) {
      // Of another version, or damaged: the build begins anew.
      return Optional.empty();
    }
  }

  void save(Path file) throws IOException {
    Files.createDirectories(file.getParent());
    Json.MAPPER.writerWithDefaultPrettyPrinter().writeValue(file.toFile(), this);
  }

  /** Whether all outputs are still there, unaltered. */
  boolean isIntact(Path folder) throws IOException {
    for (Map.Entry<String, String> output : outputs.entrySet()) {
      Path file = folder.resolve(output.getKey());
      if (!Files.isRegularFile(file) || !ContentDigest.of(file).equals(output.getValue())) {
        return false;
      }
    }
    return !outputs.isEmpty();
  }
}
