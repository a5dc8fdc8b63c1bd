package io.github.wasmsplit.rust;

import io.github.wasmsplit.process.Command;
import io.github.wasmsplit.process.Processes;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The tool that makes a program fit for the web.
 *
 * @param program the executable
 * @param version its version
 */
record WasmBindgen(Path program, String version) {
  /** What the splitter needs: names must survive. */
  static final List<String> FLAGS =
      List.of("--target=web", "--keep-debug", "--keep-lld-exports", "--no-demangle");

  void run(
      Path original,
      Path folder,
      String outName,
      List<String> more,
      Map<String, String> environment,
      BuildLog log)
      throws IOException {
    List<String> arguments = new ArrayList<>(FLAGS);
    arguments.addAll(more);
    arguments.addAll(List.of("--out-dir", folder.toString(), "--out-name", outName));
    arguments.add(original.toString());
    Command command = new Command(program, arguments, folder, environment);
    log.debug(command.toString());
    List<String> said = new ArrayList<>();
    int status = Processes.run(command, log::info, said::add);
    if (status != 0) {
      throw new RustBuildException(
          "wasm-bindgen failed with exit status %d\n%s"
              .formatted(status, String.join("\n", said).strip()));
    }
    said.forEach(log::warn);
  }
}
