package io.github.wasmsplit.maven;

import io.github.wasmsplit.WasmSplit;
import io.github.wasmsplit.api.OptimizeRequest;
import io.github.wasmsplit.api.WasmOpt;
import java.io.File;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads the parameters {@code wasmOpt} and {@code wasmOptOptions}. */
final class WasmOptParameter {
  private WasmOptParameter() {}

  /**
   * The tool to use; empty if there is none and the build may go on without.
   *
   * @param named the file that the user names, null for the one on {@code PATH}
   */
  static Optional<WasmOpt> find(@Nullable File named, boolean required) {
    if (named != null && (required || named.exists())) {
      return Optional.of(WasmSplit.wasmOpt(named.toPath()));
    }
    Optional<WasmOpt> found = named == null ? WasmSplit.findWasmOpt() : Optional.empty();
    if (found.isEmpty() && required) {
      throw new IllegalArgumentException(missing(named, "requireWasmOpt is set"));
    }
    return found;
  }

  static String missing(@Nullable File named, String consequence) {
    return "There is no wasm-opt "
        + (named == null ? "on PATH" : "at " + named)
        + ": "
        + consequence
        + "\n  help: install Binaryen, such as with npm install binaryen, and put wasm-opt on PATH"
        + " or name it in <wasmOpt>";
  }

  static List<String> options(@Nullable String text) {
    return text == null || text.isBlank()
        ? OptimizeRequest.DEFAULT_OPTIONS
        : List.of(text.strip().split("\\s+"));
  }
}
