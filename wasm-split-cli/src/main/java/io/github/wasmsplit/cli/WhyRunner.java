package io.github.wasmsplit.cli;

import io.github.wasmsplit.WasmSplit;
import io.github.wasmsplit.api.ExplainRequest;
import io.github.wasmsplit.api.FunctionPlacement;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import picocli.CommandLine.ParseResult;

/** Says in which output functions are, and why. */
final class WhyRunner {
  private static final int DEFAULT_MAX = 10;
  private static final int CRATES = 10;

  private final Terminal terminal;

  WhyRunner(Terminal terminal) {
    this.terminal = terminal;
  }

  int run(ParseResult parsed) {
    String name = parsed.matchedPositionalValue(2, "");
    ExplainRequest request =
        ExplainRequest.builder()
            .original(parsed.matchedPositionalValue(0, null))
            .bindgened(parsed.matchedPositionalValue(1, null))
            .function(name)
            .plan(PlanningArguments.of(parsed))
            .build();

    List<FunctionPlacement> placements = WasmSplit.explain(request);

    if (parsed.hasMatchedOption(Options.JSON)) {
      terminal.out().print(PlacementJson.of(placements));
      return ExitCode.OK;
    }
    if (placements.isEmpty()) {
      terminal.err().println("error: no function has a name that contains " + Text.printable(name));
      terminal.err().println("  help: try a part of one, such as a crate's name");
      return ExitCode.BAD_INPUT;
    }
    print(placements, Math.max(0, parsed.matchedOptionValue(Options.MAX, DEFAULT_MAX)));
    return ExitCode.OK;
  }

  private void print(List<FunctionPlacement> placements, int max) {
    placements.stream().limit(max).forEach(this::print);
    if (placements.size() > max) {
      terminal.out().println("… and " + (placements.size() - max) + " more: --max shows them");
    }
    if (placements.size() > 1) {
      summary(placements);
    }
  }

  private void print(FunctionPlacement placement) {
    terminal
        .out()
        .println(
            Text.printable(placement.function())
                + "\n  "
                + Text.bytes(placement.bytes())
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

  private void summary(List<FunctionPlacement> placements) {
    Map<String, CrateSum> crates = new TreeMap<>();
    for (FunctionPlacement p : placements) {
      crates.merge(p.crate(), new CrateSum(p.crate(), 1, p.bytes()), CrateSum::plus);
    }
    terminal.out().println();
    terminal.out().println("%12s %10s  crate".formatted("bytes", "functions"));
    crates.values().stream()
        .sorted(Comparator.comparingLong(CrateSum::bytes).reversed())
        .limit(CRATES)
        .forEach(c -> terminal.out().println(Text.printable(c.line())));
    if (crates.size() > CRATES) {
      terminal.out().println("… and " + (crates.size() - CRATES) + " smaller ones");
    }
  }

  private record CrateSum(String crate, int functions, long bytes) {
    CrateSum plus(CrateSum other) {
      return new CrateSum(crate, functions + other.functions, bytes + other.bytes);
    }

    String line() {
      String name = crate.isEmpty() ? "(names no crate)" : crate;
      return "%12s %10s  %s".formatted(Text.bytes(bytes), Text.bytes(functions), name);
    }
  }
}
