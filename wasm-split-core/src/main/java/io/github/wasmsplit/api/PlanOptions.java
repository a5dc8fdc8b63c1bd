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
 * How to plan chunks. Sizes and costs are in bytes; which of them are compressed is said with each.
 *
 * @param strategy the aim of the plan
 * @param requestOverhead the cost of one more request, in compressed bytes, 0 and up
 * @param minChunkSize chunks below this many bytes (uncompressed) are merged, 0 and up
 * @param maxRequests how many files the first use of a module may fetch, its own included; 2 and
 *     up, 3 and up if there are groups; 0 for no limit
 * @param hoistBelow code and data of modules below this many bytes (uncompressed) may go to main if
 *     that costs less; 0 and up, 0 for none
 * @param weights how often modules are used, by their names: from 0 to 1,000,000, and 1 for a
 *     module that is not named
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

  /** What is planned if nobody asks for anything. */
  public static final PlanOptions DEFAULT =
      new PlanOptions(Strategy.BALANCED, 2500, 4096, 8, 0, Map.of(), List.of());

  /**
   * Checks the parts, and copies the map and the list.
   *
   * @param strategy not null
   * @param requestOverhead 0 and up
   * @param minChunkSize 0 and up
   * @param maxRequests 2 and up, 3 and up if there are groups, or 0
   * @param hoistBelow 0 and up
   * @param weights copied; each from 0 to 1,000,000
   * @param groups copied; each with a name of its own and two modules or more that no other group
   *     has
   * @throws NullPointerException if a part is null
   * @throws IllegalArgumentException if a part is out of its range
   */
  public PlanOptions {
    requireNonNull(strategy, "strategy");
    Checks.that(
        requestOverhead >= 0, "requestOverhead must not be negative, but is " + requestOverhead);
    Checks.that(minChunkSize >= 0, "minChunkSize must not be negative, but is " + minChunkSize);
    Checks.that(hoistBelow >= 0, "hoistBelow must not be negative, but is " + hoistBelow);
    int least = groups.isEmpty() ? 2 : 3;
    Checks.that(
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
   * Reads weights as users write them.
   *
   * @param text modules and weights, such as {@code home=10, editor=0.5}; may be blank
   * @return the weights by names of modules, in the order of the text; their range is not checked
   * @throws IllegalArgumentException if a part of the text is not a name, {@code =} and a number
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
          throw new IllegalArgumentException(badWeights(part), e);
        }
        Checks.that(equals > 0, badWeights(part));
      }
    }
    return weights;
  }

  private static String badWeights(String part) {
    return "weights must be modules, = and numbers with commas between, but hold " + part.strip();
  }

  private static void checkWeight(String module, Double weight) {
    Checks.that(
        weight >= 0 && weight <= MAX_WEIGHT,
        "weights must lie between 0 and 1000000, but that of " + module + " is " + weight);
  }

  private static void checkGroups(List<ChunkGroup> groups) {
    Set<String> names = new HashSet<>();
    Map<String, String> groupOf = new HashMap<>();
    for (ChunkGroup group : groups) {
      Checks.that(!group.name().isBlank(), "group needs a name");
      Checks.that(names.add(group.name()), "group " + group.name() + " is given twice");
      for (String module : group.modules()) {
        String other = groupOf.put(module, group.name());
        Checks.that(
            other == null,
            "group %s names the module %s, which is in %s already"
                .formatted(group.name(), module, other));
      }
      Checks.that(
          group.modules().size() >= 2,
          "group %s needs two modules or more, but has %d"
              .formatted(group.name(), group.modules().size()));
    }
  }

  /** {@return a builder that starts with {@link #DEFAULT}} */
  public static Builder builder() {
    return new Builder();
  }

  /** Collects the parts of {@link PlanOptions}. */
  public static final class Builder {
    private Strategy strategy = DEFAULT.strategy();
    private int requestOverhead = DEFAULT.requestOverhead();
    private int minChunkSize = DEFAULT.minChunkSize();
    private int maxRequests = DEFAULT.maxRequests();
    private int hoistBelow = DEFAULT.hoistBelow();
    private Map<String, Double> weights = DEFAULT.weights();
    private List<ChunkGroup> groups = DEFAULT.groups();

    private Builder() {}

    /**
     * Sets what the chunks are planned for.
     *
     * @param value {@link Strategy#BALANCED} by default
     * @return this builder
     */
    public Builder strategy(Strategy value) {
      this.strategy = value;
      return this;
    }

    /**
     * Sets the cost of one more request.
     *
     * @param value compressed bytes, 0 and up; 2500 by default
     * @return this builder
     */
    public Builder requestOverhead(int value) {
      this.requestOverhead = value;
      return this;
    }

    /**
     * Sets the size below which chunks are merged.
     *
     * @param value uncompressed bytes, 0 and up; 4096 by default
     * @return this builder
     */
    public Builder minChunkSize(int value) {
      this.minChunkSize = value;
      return this;
    }

    /**
     * Sets how many files the first use of a module may fetch, its own included.
     *
     * @param value 2 and up, 3 and up if there are groups; 0 for no limit; 8 by default
     * @return this builder
     */
    public Builder maxRequests(int value) {
      this.maxRequests = value;
      return this;
    }

    /**
     * Sets the size below which code and data of modules may go to main if that costs less.
     *
     * @param value uncompressed bytes, 0 and up; 0, the default, for none
     * @return this builder
     */
    public Builder hoistBelow(int value) {
      this.hoistBelow = value;
      return this;
    }

    /**
     * Sets how often modules are used.
     *
     * @param value weights from 0 to 1,000,000 by names of modules; others have weight 1; empty by
     *     default
     * @return this builder
     */
    public Builder weights(Map<String, Double> value) {
      this.weights = value;
      return this;
    }

    /**
     * Sets which modules share a chunk.
     *
     * @param value groups of two or more modules, a module in one group at most; none by default
     * @return this builder
     */
    public Builder groups(List<ChunkGroup> value) {
      this.groups = value;
      return this;
    }

    /**
     * Makes the options.
     *
     * @return the options, their values checked
     * @throws NullPointerException if a part is null
     * @throws IllegalArgumentException if a value is out of its range
     */
    public PlanOptions build() {
      return new PlanOptions(
          strategy, requestOverhead, minChunkSize, maxRequests, hoistBelow, weights, groups);
    }
  }
}
