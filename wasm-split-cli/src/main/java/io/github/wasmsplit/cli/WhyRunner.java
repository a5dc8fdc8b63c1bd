package io.github.wasmsplit.cli;

import io.github.wasmsplit.Placement;
import io.github.wasmsplit.SplitRequest;
import io.github.wasmsplit.WasmSplit;
import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine.ParseResult;

/** Tells where functions are, and why. */
final class WhyRunner {
  private static final int DEFAULT_MAX = 10;

  private final Terminal terminal;

  WhyRunner(Terminal terminal) {
    this.terminal = terminal;
  }

  int run(ParseResult parsed) {
    SplitRequest.Builder builder = SplitRequest.builder().outputDirectory(Path.of(""));
    builder.original(parsed.matchedPositionalValue(0, null));
    builder.bindgened(parsed.matchedPositionalValue(1, null));
    PlanningArguments.read(builder, parsed);
    SplitArguments.check(builder, parsed);
    String name = parsed.matchedPositionalValue(2, "");
    int max = parsed.matchedOptionValue(Options.MAX, DEFAULT_MAX);

    List<Placement> placements = WasmSplit.explain(builder.build(), name);

    if (placements.isEmpty()) {
      terminal.err().println("error: no function has a name that contains " + Text.printable(name));
      terminal
          .err()
          .println("  help: names are mangled; try a part of one, such as a crate's name");
      return ExitCode.BAD_INPUT;
    }
    placements.stream().limit(Math.max(0, max)).forEach(this::print);
    if (placements.size() > max) {
      terminal.out().println("… and " + (placements.size() - max) + " more: --max shows them");
    }
    return ExitCode.OK;
  }

  private void print(Placement placement) {
    terminal
        .out()
        .println(
            Text.printable(placement.function())
                + "\n  "
                + placement.bytes()
                + " bytes in "
                + Text.printable(placement.output()));
    for (List<String> chain : placement.chains()) {
      String indent = "    ";
      for (String step : chain) {
        terminal.out().println(indent + Text.printable(step));
        indent += indent.length() < 40 ? "  " : "";
      }
    }
  }
}
