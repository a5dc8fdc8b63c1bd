package io.github.wasmsplit.differential;

import io.github.wasmsplit.api.NamesOption;
import io.github.wasmsplit.api.PlanOptions;
import io.github.wasmsplit.api.SplitRequest;
import io.github.wasmsplit.api.Strategy;
import io.github.wasmsplit.differential.Host.Callbacks;
import io.github.wasmsplit.fixture.BuiltProgram;
import io.github.wasmsplit.fixture.Code;
import io.github.wasmsplit.fixture.Dialect;
import io.github.wasmsplit.fixture.Func;
import io.github.wasmsplit.fixture.Op;
import io.github.wasmsplit.fixture.Program;
import io.github.wasmsplit.fixture.Sig;
import io.github.wasmsplit.fixture.SplitPoint;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.io.TempDir;

/** Splits programs and runs them beside the unsplit ones. */
abstract class DifferentialTest {
  /** Three ways to plan a program: nothing merged, the defaults, and much merged. */
  private static final List<Consumer<SplitRequest.Builder>> OPTIONS =
      List.of(
          request -> request.plan(plan(0, 0)),
          request -> request.names(NamesOption.KEEP),
          request -> request.plan(plan(20, 20)).threads(3));

  static final Sig NONE = Sig.of(":");
  static final Sig GET = Sig.of(":i");
  static final Sig UNARY = Sig.of("i:i");

  final Program program = new Program();

  @TempDir Path temp;

  /** Adds a split point and an export of main, {@code run_<function>}, that calls it. */
  SplitPoint entry(String module, String function, Sig sig, Consumer<Code> body) {
    SplitPoint point = program.split(module, Dialect.DIOXUS, function, sig);
    point.body().body(body);
    runner(function, point);
    return point;
  }

  /** Adds code that is the same in both files, so that the shims of a small program weigh less. */
  void bulk() {
    for (int i = 0; i < 8; i++) {
      int seed = i;
      program.exported(
          "bulk" + i,
          UNARY,
          c -> {
            c.get(0);
            for (int k = 0; k < 12; k++) {
              c.i32(seed * 7919 + k).op(Op.I32_XOR);
            }
          });
    }
  }

  /** Exports {@code run_<name>} from main, which calls a split point. */
  Func runner(String name, SplitPoint point) {
    Sig sig = point.stub().sig();
    return program.exported(
        "run_" + name,
        sig,
        c -> {
          for (int i = 0; i < sig.params().size(); i++) {
            c.get(i);
          }
          c.call(point.stub());
        });
  }

  /** Runs {@code scenario} on the program built so far. */
  void check(Scenario scenario) {
    check(program, scenario);
  }

  /** Runs {@code scenario} in every order of loading, for every way to plan the split. */
  void check(Program program, Scenario scenario) {
    BuiltProgram built = program.build();
    for (Consumer<SplitRequest.Builder> options : OPTIONS) {
      SplitOutput output = split(built, options);
      for (List<String> order : Orders.of(built.modules())) {
        for (Callbacks callbacks : Callbacks.values()) {
          new Differ(built, output, callbacks, scenario.inOrder(order)).run();
        }
      }
    }
  }

  /** Runs one script, for every way to plan the split. */
  void check(Program program, List<Step> script) {
    BuiltProgram built = program.build();
    for (Consumer<SplitRequest.Builder> options : OPTIONS) {
      SplitOutput output = split(built, options);
      for (Callbacks callbacks : Callbacks.values()) {
        new Differ(built, output, callbacks, script).run();
      }
    }
  }

  /** Splits with nothing merged; only functions smaller than their import are copied. */
  SplitOutput splitExactly(BuiltProgram built) {
    return split(
        built,
        request ->
            request.plan(PlanOptions.builder().strategy(Strategy.ONE_CHUNK_PER_SET).build()));
  }

  private static PlanOptions plan(int minChunkSize, int requestOverhead) {
    return PlanOptions.builder()
        .minChunkSize(minChunkSize)
        .requestOverhead(requestOverhead)
        .build();
  }

  private SplitOutput split(BuiltProgram built, Consumer<SplitRequest.Builder> options) {
    boolean unsplit = built.modules().isEmpty();
    try {
      return SplitOutput.split(
          built,
          Files.createTempDirectory(temp, "split"),
          options.andThen(request -> request.allowUnsplit(unsplit)));
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }
}
