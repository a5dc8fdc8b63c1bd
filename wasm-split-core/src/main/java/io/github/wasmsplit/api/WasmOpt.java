package io.github.wasmsplit.api;

import io.github.wasmsplit.optimize.WasmOptTool;
import java.nio.file.Path;
import java.util.Optional;

/**
 * A wasm-opt that can be run.
 *
 * @param executable its path
 * @param version what it says of itself, such as {@code wasm-opt version 132 (version_132)}
 */
public record WasmOpt(Path executable, String version) {
  /** Looks in the folders of the environment variable {@code PATH}. */
  public static Optional<WasmOpt> onPath() {
    return WasmOptTool.onPath().map(WasmOpt::of);
  }

  /**
   * Asks a file for its version.
   *
   * @throws io.github.wasmsplit.diag.InputException where it cannot be run or is no wasm-opt
   */
  public static WasmOpt at(Path executable) {
    return of(WasmOptTool.of(executable));
  }

  private static WasmOpt of(WasmOptTool tool) {
    return new WasmOpt(tool.executable(), tool.version());
  }

  public WasmOptTool tool() {
    return new WasmOptTool(executable, version);
  }
}
