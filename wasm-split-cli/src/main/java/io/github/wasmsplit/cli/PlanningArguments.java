package io.github.wasmsplit.cli;

import io.github.wasmsplit.api.ChunkGroup;
import io.github.wasmsplit.api.PlanOptions;
import io.github.wasmsplit.api.Strategy;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;

/** How chunks are planned, as the command line says it. */
final class PlanningArguments {
  private PlanningArguments() {}

  /**
   * Reads them.
   *
   * @throws ParameterException if a value is out of its range: wrong usage, not bad input
   */
  static PlanOptions of(ParseResult parsed) {
    PlanOptions.Builder builder = PlanOptions.builder();
    SplitArguments.ifGiven(parsed, Options.MIN_CHUNK_SIZE, builder::minChunkSize);
    SplitArguments.ifGiven(parsed, Options.REQUEST_OVERHEAD, builder::requestOverhead);
    SplitArguments.ifGiven(parsed, Options.MAX_REQUESTS, builder::maxRequests);
    SplitArguments.ifGiven(parsed, Options.HOIST_BELOW, builder::hoistBelow);
    try {
      SplitArguments.<String>ifGiven(
          parsed, Options.STRATEGY, text -> builder.strategy(Strategy.parse(text)));
      SplitArguments.<String>ifGiven(
          parsed, Options.WEIGHTS, text -> builder.weights(PlanOptions.parseWeights(text)));
      builder.groups(groups(parsed.matchedOptionValue(Options.GROUP, List.of())));
      return builder.build();
    } catch (IllegalArgumentException e) {
      throw new ParameterException(
          parsed.commandSpec().commandLine(), SplitArguments.asOption(e), e);
    }
  }

  private static List<ChunkGroup> groups(List<String> texts) {
    List<ChunkGroup> groups = new ArrayList<>();
    for (String text : texts) {
      int equals = text.indexOf('=');
      if (equals <= 0) {
        throw new IllegalArgumentException(
            "group must be a name, = and modules with commas between, but is " + text);
      }
      List<String> modules =
          List.of(text.substring(equals + 1).split(",")).stream()
              .map(String::strip)
              .filter(m -> !m.isEmpty())
              .toList();
      groups.add(new ChunkGroup(text.substring(0, equals).strip(), modules));
    }
    return groups;
  }
}
