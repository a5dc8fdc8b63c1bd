package io.github.wasmsplit.optimize;

import io.github.wasmsplit.diag.InputException;
import io.github.wasmsplit.diag.Place;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A wasm-opt that can be run.
 *
 * @param executable its path
 * @param version what it says of itself, such as {@code wasm-opt version 132 (version_132)}
 */
public record WasmOptTool(Path executable, String version) {
  /** Older ones do not read table.fill, or write tables with other limits. */
  private static final int FIRST_GOOD = 117;

  private static final Pattern VERSION = Pattern.compile("version (\\d+)");
  private static final List<String> NAMES = List.of("wasm-opt", "wasm-opt.exe", "wasm-opt.cmd");

  /** Looks in the folders of {@code PATH}. */
  public static Optional<WasmOptTool> onPath() {
    return onPath(System.getenv().getOrDefault("PATH", ""));
  }

  static Optional<WasmOptTool> onPath(String folders) {
    for (String folder : folders.split(Pattern.quote(File.pathSeparator))) {
      for (String name : folder.isEmpty() ? List.<String>of() : NAMES) {
        Path file = Path.of(folder, name);
        if (Files.isRegularFile(file) && Files.isExecutable(file)) {
          return Optional.of(of(file));
        }
      }
    }
    return Optional.empty();
  }

  /**
   * Asks a file for its version.
   *
   * @throws InputException where it cannot be run or is no wasm-opt
   */
  public static WasmOptTool of(Path executable) {
    try {
      ToolRun run = ToolRun.of(List.of(executable.toString(), "--version"), Map.of());
      String version = run.output().strip();
      if (run.exitCode() == 0 && VERSION.matcher(version).find()) {
        return new WasmOptTool(executable, version);
      }
      throw notRunnable(executable, "it does not tell its version", null);
    } catch (IOException e) {
      throw notRunnable(executable, e.getMessage(), e);
    }
  }

  private static InputException notRunnable(Path executable, String why, Throwable cause) {
    return new InputException(
        "no-wasm-opt",
        "This wasm-opt cannot be run: " + why + ".",
        Place.file(executable.toString()),
        "Name Binaryen's wasm-opt, such as node_modules/.bin/wasm-opt after: npm install binaryen",
        cause);
  }

  /** What to do where it is too old to be trusted with what Rust's compiler writes. */
  public Optional<String> ageAdvice() {
    int number = number().orElse(0);
    return number >= FIRST_GOOD
        ? Optional.empty()
        : Optional.of(
            "Version "
                + number
                + " of wasm-opt is too old: get "
                + FIRST_GOOD
                + " or newer, for example with npm install binaryen.");
  }

  /** The number of its version, by which Binaryen counts its releases. */
  private OptionalInt number() {
    Matcher matcher = VERSION.matcher(version);
    return matcher.find()
        ? OptionalInt.of(Integer.parseInt(matcher.group(1)))
        : OptionalInt.empty();
  }
}
