package io.github.wasmsplit.differential;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.wasmsplit.api.ChunkGroup;
import io.github.wasmsplit.api.PlanOptions;
import io.github.wasmsplit.api.SplitRequest;
import io.github.wasmsplit.api.Strategy;
import io.github.wasmsplit.fixture.BuiltProgram;
import io.github.wasmsplit.fixture.Seeds;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Generated programs, split and unsplit, side by side. */
@Tag("long")
class RandomProgramsTest {
  private static final int PROGRAMS = 250;
  private static final int ORDERS = 3;

  @TempDir Path temp;

  @Test
  void splitProgramsBehaveAsUnsplitOnes() {
    Seeds.forTest("RandomProgramsTest", PROGRAMS).forEach(this::check);
  }

  private void check(long seed) {
    RandomProgram program = new RandomProgram(seed);
    BuiltProgram built = program.build();
    Scenario scenario = program.scenario();
    Random random = new Random(seed);
    boolean exact = random.nextInt(3) == 0;
    List<String> modules = built.modules();
    SplitOutput output = split(built, exact ? this::exact : r -> any(r, modules, random));
    if (exact) {
      checkPartition(program, output);
    }
    for (int i = 0; i < ORDERS; i++) {
      List<String> order = new ArrayList<>(built.modules());
      Collections.shuffle(order, random);
      Host.Callbacks callbacks = Host.Callbacks.values()[random.nextInt(2)];
      new Differ(built, output, callbacks, scenario.inOrder(order)).run();
    }
  }

  private void exact(SplitRequest.Builder request) {
    request.plan(PlanOptions.builder().minChunkSize(0).requestOverhead(0).build()).threads(1);
  }

  /** Sets random options that make sense together. */
  private void any(SplitRequest.Builder request, List<String> modules, Random random) {
    Map<String, Double> weights = new LinkedHashMap<>();
    modules.stream()
        .filter(m -> random.nextInt(3) == 0)
        .forEach(m -> weights.put(m, random.nextInt(4) * 0.75));
    List<ChunkGroup> groups = new ArrayList<>();
    if (modules.size() > 1 && random.nextInt(3) == 0) {
      int size = 2 + random.nextInt(modules.size() - 1);
      groups.add(new ChunkGroup("some", modules.subList(0, size)));
    }
    PlanOptions plan =
        PlanOptions.builder()
            .strategy(Strategy.values()[random.nextInt(Strategy.values().length)])
            .minChunkSize(random.nextInt(400))
            .requestOverhead(random.nextInt(400))
            .hoistBelow(random.nextBoolean() ? 0 : random.nextInt(400))
            .maxRequests(random.nextBoolean() ? 0 : 3 + random.nextInt(3))
            .weights(weights)
            .groups(groups)
            .build();
    request.plan(plan).threads(1 + random.nextInt(3));
  }

  /** With nothing merged, main holds what it reaches, and no output holds dead functions. */
  private static void checkPartition(RandomProgram program, SplitOutput output) {
    Map<String, Long> markers = program.markers();
    BuiltProgram built = program.build();
    Set<String> inMain = built.reachability().of(Set.of()).functions();
    Set<String> live = built.reachability().of(Set.copyOf(built.modules())).functions();
    Set<Long> constantsOfMain = output.constants(output.mainFile());
    Set<Long> constantsOfOthers = new TreeSet<>();
    output.allFiles().forEach(file -> constantsOfOthers.addAll(output.constants(file)));
    markers.forEach(
        (name, marker) -> {
          boolean there = constantsOfMain.contains(marker);
          assertEquals(inMain.contains(name), there, () -> name + " in main");
          if (live.contains(name)) {
            assertTrue(there || constantsOfOthers.contains(marker), () -> name + " somewhere");
          } else {
            assertFalse(constantsOfOthers.contains(marker), () -> name + " is dead");
          }
        });
  }

  private SplitOutput split(BuiltProgram built, Consumer<SplitRequest.Builder> options) {
    try {
      return SplitOutput.split(built, Files.createTempDirectory(temp, "split"), options);
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }
}
