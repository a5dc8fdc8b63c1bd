package io.github.wasmsplit.cli;

import io.github.wasmsplit.diag.WasmSplitException;
import java.io.IOException;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Reports failures. A stack trace goes to a file, never on the screen. */
final class Failures {
  private final PrintStream stream;

  Failures(PrintStream stream) {
    this.stream = stream;
  }

  /** Prints the message and returns its exit code. */
  int report(Throwable failure, List<String> arguments) {
    if (failure instanceof OutOfMemoryError) {
      return outOfMemory();
    }
    if (failure instanceof WasmSplitException known && !known.isBug()) {
      Messages.print(stream, known.diagnostic());
      return ExitCode.BAD_INPUT;
    }
    return bug(failure, arguments);
  }

  private int outOfMemory() {
    long megabytes = Runtime.getRuntime().maxMemory() >> 20;
    stream.println("error: out of memory with a heap of " + megabytes + " MB [out-of-memory]");
    long more = Math.max(512, 2 * megabytes);
    stream.println(
        "  help: give Java more, such as: java -Xmx" + more + "m -jar wasm-split-cli.jar");
    return ExitCode.BAD_INPUT;
  }

  private int bug(Throwable failure, List<String> arguments) {
    String report = describe(failure, arguments);
    if (failure instanceof WasmSplitException known) {
      Messages.print(stream, known.diagnostic());
    } else {
      stream.println("error: " + Text.printable(failure.toString()) + " [internal]");
    }
    stream.println("  This is a bug of wasm-split, not of your program.");
    report.lines().limit(3).forEach(line -> stream.println("  " + Text.printable(line)));
    stream.println("  details: " + save(report + "\n" + stackTrace(failure)));
    stream.println(
        "  help: please report this with the lines above, the file with the details and, where"
            + " possible, the two input files.");
    return ExitCode.BUG;
  }

  private static String describe(Throwable failure, List<String> arguments) {
    return """
        version: wasm-split %s
        platform: %s
        command: wasm-split %s
        failure: %s
        """
        .formatted(ToolVersion.get(), ToolVersion.platform(), String.join(" ", arguments), failure);
  }

  private static String stackTrace(Throwable failure) {
    StringWriter text = new StringWriter();
    failure.printStackTrace(new PrintWriter(text));
    return text.toString();
  }

  private static String save(String report) {
    try {
      Path file = Files.createTempFile("wasm-split-", ".log");
      Files.writeString(file, report, StandardCharsets.UTF_8);
      return file.toString();
    } catch (IOException e) {
      return "could not be written to the folder for temporary files: " + e.getMessage();
    }
  }
}
