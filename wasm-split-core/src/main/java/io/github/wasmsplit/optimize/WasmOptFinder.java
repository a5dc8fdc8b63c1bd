package io.github.wasmsplit.optimize;

import io.github.wasmsplit.api.WasmOpt;
import io.github.wasmsplit.diag.Diagnostic;
import io.github.wasmsplit.diag.InputException;
import io.github.wasmsplit.diag.Place;
import io.github.wasmsplit.environment.SearchPath;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Finds wasm-opt and asks it for its version. */
public final class WasmOptFinder {
  private static final List<String> NAMES = List.of("wasm-opt", "wasm-opt.exe", "wasm-opt.cmd");

  private WasmOptFinder() {}

  /** Looks in the folders of {@code PATH}. */
  public static Optional<WasmOpt> onPath() {
    return onPath(System.getenv());
  }

  static Optional<WasmOpt> onPath(Map<String, String> environment) {
    return SearchPath.find(NAMES, environment).stream().findFirst().map(WasmOptFinder::at);
  }

  /**
   * Asks a file for its version.
   *
   * @throws InputException if it cannot be run or is not wasm-opt
   */
  public static WasmOpt at(Path executable) {
    try {
      ToolRun run = ToolRun.of(List.of(executable.toString(), "--version"), Map.of());
      String version = run.output().strip();
      if (run.exitCode() == 0 && WasmOpt.isVersion(version)) {
        return new WasmOpt(executable, version);
      }
      throw new InputException(notRunnable(executable, "it does not tell its version"));
    } catch (IOException e) {
      throw new InputException(notRunnable(executable, e.getMessage()), e);
    }
  }

  private static Diagnostic notRunnable(Path executable, @Nullable String why) {
    return Diagnostic.error("no-wasm-opt", "This wasm-opt cannot be run: " + why + ".")
        .at(Place.file(executable.toString()))
        .advise(
            "Name Binaryen's wasm-opt, such as node_modules/.bin/wasm-opt after: npm"
                + " install binaryen");
  }
}
