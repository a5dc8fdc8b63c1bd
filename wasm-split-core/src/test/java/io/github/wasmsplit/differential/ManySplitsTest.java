package io.github.wasmsplit.differential;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.wasmsplit.fixture.BuiltProgram;
import io.github.wasmsplit.fixture.ManySplits;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** More modules than a long has bits, and more chunks than the planner considers few. */
@Tag("long")
class ManySplitsTest {
  private static final int MODULES = 150;

  @TempDir Path temp;

  @Test
  void manySplitsBehaveAsTheUnsplitProgram() {
    BuiltProgram program = ManySplits.of(MODULES).build();
    assertEquals(MODULES, program.modules().size());
    SplitOutput output = SplitOutput.split(program, temp, request -> {});
    List<String> order = List.of("part_7", "part_149", "part_100", "part_65", "part_0");
    Scenario scenario = new Scenario();
    order.forEach(module -> scenario.call(Set.of(module), "call_" + module, 3));
    for (Host.Callbacks callbacks : Host.Callbacks.values()) {
      new Differ(program, output, callbacks, scenario.inOrder(order)).run();
    }
  }
}
