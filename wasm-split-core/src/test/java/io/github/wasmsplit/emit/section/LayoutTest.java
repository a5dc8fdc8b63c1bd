package io.github.wasmsplit.emit.section;

import io.github.wasmsplit.api.PlanOptions;
import io.github.wasmsplit.api.Strategy;
import io.github.wasmsplit.bytes.ByteReader;
import io.github.wasmsplit.bytes.ByteSink;
import io.github.wasmsplit.bytes.ByteSlice;
import io.github.wasmsplit.concurrent.Parallel;
import io.github.wasmsplit.emit.layout.Layouts;
import io.github.wasmsplit.emit.layout.OutputLayout;
import io.github.wasmsplit.fixture.Code;
import io.github.wasmsplit.fixture.Dialect;
import io.github.wasmsplit.fixture.Program;
import io.github.wasmsplit.fixture.Sig;
import io.github.wasmsplit.fixture.SplitPoint;
import io.github.wasmsplit.glue.Renamable;
import io.github.wasmsplit.link.LinkParts;
import io.github.wasmsplit.plan.Planner;
import io.github.wasmsplit.plan.SplitPlan;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;

/** A small program and the layouts of its outputs, to write single sections from. */
abstract class LayoutTest {
  static final Sig UNARY = Sig.of("i:i");
  static final int MAIN = 0;
  static final int ONE = 1;
  static final int TWO = 2;
  static final int CHUNK = 3;

  private static final PlanOptions NOTHING_MERGED =
      new PlanOptions(Strategy.ONE_CHUNK_PER_SET, 0, 0, 0, 0, Map.of(), List.of());

  final Program program = new Program();

  /** Marks a function, so that it moves to a module, and lets main call it. */
  final SplitPoint module(String name, Consumer<Code> body) {
    SplitPoint point = program.split(name, Dialect.PLAIN, "run", UNARY);
    point.body().body(body);
    program.exported("run_" + name, UNARY, c -> c.get(0).call(point.stub()));
    return point;
  }

  /** {@return the layouts of main, of the modules by name, and of the chunks} */
  final List<OutputLayout> layOut() {
    try (Parallel parallel = new Parallel(1)) {
      SplitPlan plan = Planner.plan(LinkParts.of(program).linked(parallel), NOTHING_MERGED);
      Layouts layouts = Layouts.of(plan, Renamable.NONE, parallel);
      return plan.outputs().all().stream().map(layouts::of).toList();
    }
  }

  /** {@return the index in the program of a function} */
  static int function(OutputLayout layout, String name) {
    return layout.program().functions().names().indexOf(name);
  }

  /** {@return the index in an output of a function} */
  static int number(OutputLayout layout, String name) {
    return layout.indices().functions().numberOf(function(layout, name));
  }

  /** {@return the contents of a section in hex} */
  static String hex(Section section) {
    return HexFormat.of().formatHex(written(section));
  }

  /** {@return bytes in hex, as {@link #hex} gives them} */
  static String hex(String spaced, Object... numbers) {
    return spaced.formatted(numbers).replace(" ", "");
  }

  /** {@return the items of a section that is a vector} */
  static <T> List<T> items(Section section, Function<ByteReader, T> item) {
    ByteReader reader = new ByteReader(ByteSlice.of(written(section)), section.id().text());
    List<T> items = new ArrayList<>();
    for (int n = reader.count(); n > 0; n--) {
      items.add(item.apply(reader));
    }
    reader.expectEnd();
    return items;
  }

  private static byte[] written(Section section) {
    ByteSink sink = new ByteSink();
    section.write(sink);
    return sink.toArray();
  }
}
