package io.github.wasmsplit.rust;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The user's flags for rustc. Cargo takes them from one place only: the environment, or the
 * target's configuration, or the build's. Flags of ours must be added to those of that place, or
 * the user's were lost.
 *
 * @param flags the flags that cargo would use; empty if they cannot be known
 */
record Rustflags(Optional<List<String>> flags) {
  private static final String ENCODED = "CARGO_ENCODED_RUSTFLAGS";
  private static final String SEPARATOR = "\u001f";

  /**
   * Looks where cargo looks.
   *
   * @param environment cargo's variables
   * @param configuration cargo's merged configuration; missing if it is not known
   */
  static Rustflags of(Map<String, String> environment, JsonNode configuration) {
    String encoded = environment.get(ENCODED);
    if (encoded != null) {
      return known(encoded.isEmpty() ? List.of() : List.of(encoded.split(SEPARATOR, -1)));
    }
    String plain = environment.get("RUSTFLAGS");
    if (plain != null) {
      return known(words(plain));
    }
    if (configuration.isMissingNode() || hasConditionalFlags(configuration)) {
      return new Rustflags(Optional.empty());
    }
    List<String> forTarget =
        configured(
            configuration.path("target").path(RustToolchain.TARGET).path("rustflags"),
            environment.get("CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUSTFLAGS"));
    return known(
        !forTarget.isEmpty()
            ? forTarget
            : configured(
                configuration.path("build").path("rustflags"),
                environment.get("CARGO_BUILD_RUSTFLAGS")));
  }

  /** Whether the program unwinds, for which the standard library must be built anew. */
  boolean unwinds() {
    return flags.isPresent()
        && flags.get().stream().anyMatch(f -> f.replace(" ", "").endsWith("panic=unwind"));
  }

  /** The variable of the environment, and its value, that holds these flags and others. */
  Map.Entry<String, String> plus(List<String> others) {
    List<String> all = new ArrayList<>(flags.orElseThrow());
    all.addAll(others);
    return Map.entry(ENCODED, String.join(SEPARATOR, all));
  }

  /** Flags under a condition, such as {@code target.'cfg(unix)'.rustflags}: cargo judges them. */
  private static boolean hasConditionalFlags(JsonNode configuration) {
    return configuration.path("target").properties().stream()
        .anyMatch(t -> t.getKey().startsWith("cfg(") && t.getValue().has("rustflags"));
  }

  private static List<String> configured(JsonNode node, @Nullable String variable) {
    List<String> all = new ArrayList<>();
    if (!node.isMissingNode()) {
      all.addAll(Json.texts(node));
    }
    if (variable != null) {
      all.addAll(words(variable));
    }
    return all;
  }

  private static List<String> words(String text) {
    return text.isBlank() ? List.of() : List.of(text.strip().split("\\s+"));
  }

  private static Rustflags known(List<String> flags) {
    return new Rustflags(Optional.of(flags));
  }
}
