package io.github.wasmsplit.api;

import static java.util.Objects.requireNonNull;

import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * How to plan chunks.
 *
 * @param strategy what to plan for
 * @param requestOverhead what one more request costs, in compressed bytes, 0 and up
 * @param minChunkSize chunks below this many bytes (uncompressed) are merged, 0 and up
 * @param maxRequests how many files the first use of a module may fetch, its own included; 2 and
 *     up, 3 and up where there are groups; 0 for no limit
 * @param hoistBelow code and data of modules below this many bytes (uncompressed) may go to main
 *     where that costs less; 0 for none
 * @param weights how often modules are used beside others; 1 where a module is not named
 * @param groups modules that share a chunk; a module is in one group at most
 */
public record PlanOptions(
    Strategy strategy,
    int requestOverhead,
    int minChunkSize,
    int maxRequests,
    int hoistBelow,
    Map<String, Double> weights,
    List<ChunkGroup> groups) {
  private static final double MAX_WEIGHT = 1e6;

  /** What is planned where nobody asks for anything. */
  public static final PlanOptions DEFAULT =
      new PlanOptions(Strategy.BALANCED, 2500, 4096, 8, 0, Map.of(), List.of());

  /**
   * Checks and copies.
   *
   * @throws IllegalArgumentException where a value is out of its range
   */
  public PlanOptions {
    requireNonNull(strategy);
    check(requestOverhead >= 0, "requestOverhead must not be negative, but is " + requestOverhead);
    check(minChunkSize >= 0, "minChunkSize must not be negative, but is " + minChunkSize);
    check(hoistBelow >= 0, "hoistBelow must not be negative, but is " + hoistBelow);
    int least = groups.isEmpty() ? 2 : 3;
    check(
        maxRequests == 0 || maxRequests >= least,
        "maxRequests must be %d or more%s, or 0 for no limit, but is %d"
            .formatted(least, groups.isEmpty() ? "" : " where there are groups", maxRequests));
    weights = new LinkedHashMap<>(weights);
    weights.forEach(PlanOptions::checkWeight);
    weights = Collections.unmodifiableMap(weights);
    groups = List.copyOf(groups);
    checkGroups(groups);
  }

  /**
   * Reads weights.
   *
   * @param text modules and weights, such as {@code home=10, editor=0.5}
   * @throws IllegalArgumentException where the text cannot be read
   */
  public static Map<String, Double> parseWeights(String text) {
    Map<String, Double> weights = new LinkedHashMap<>();
    for (String part : text.split(",")) {
      int equals = part.lastIndexOf('=');
      if (!part.isBlank()) {
        try {
          Double weight = Double.valueOf(part.substring(equals + 1).strip());
          weights.put(part.substring(0, Math.max(0, equals)).strip(), weight);
        } catch (NumberFormatException e) {
          throw badWeights(part, e);
        }
        check(equals > 0, badWeights(part, null).getMessage());
      }
    }
    return weights;
  }

  private static IllegalArgumentException badWeights(String part, Throwable cause) {
    return new IllegalArgumentException(
        "weights must be modules, = and numbers with commas between, but hold " + part.strip(),
        cause);
  }

  private static void checkWeight(String module, Double weight) {
    check(
        weight >= 0 && weight <= MAX_WEIGHT,
        "weights must lie between 0 and 1000000, but that of " + module + " is " + weight);
  }

  private static void checkGroups(List<ChunkGroup> groups) {
    Set<String> names = new HashSet<>();
    Map<String, String> groupOf = new HashMap<>();
    for (ChunkGroup group : groups) {
      check(!group.name().isBlank(), "group needs a name");
      check(names.add(group.name()), "group " + group.name() + " is given twice");
      for (String module : group.modules()) {
        String other = groupOf.put(module, group.name());
        check(
            other == null,
            "group %s names the module %s, which is in %s already"
                .formatted(group.name(), module, other));
      }
      check(
          group.modules().size() >= 2,
          "group %s needs two modules or more, but has %d"
              .formatted(group.name(), group.modules().size()));
    }
  }

  private static void check(boolean holds, String message) {
    if (!holds) {
      throw new IllegalArgumentException(message);
    }
  }
}
