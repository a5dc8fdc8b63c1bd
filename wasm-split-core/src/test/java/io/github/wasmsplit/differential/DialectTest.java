package io.github.wasmsplit.differential;

import io.github.wasmsplit.fixture.Dialect;
import io.github.wasmsplit.fixture.Func;
import io.github.wasmsplit.fixture.Op;
import io.github.wasmsplit.fixture.Sig;
import io.github.wasmsplit.fixture.SplitPoint;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** How toolchains mark split points, and the names that authors give to modules. */
@Tag("long")
class DialectTest extends DifferentialTest {
  private static final Sig LOADED = Sig.of("ii:");

  private void add(String module, Dialect dialect, String function, int by) {
    SplitPoint point = program.split(module, dialect, function, UNARY);
    point.body().body(c -> c.get(0).i32(by).op(Op.I32_MUL));
    runner(module + "_" + function, point);
    Func done = program.function("done_" + module + function, LOADED, c -> c.op(Op.NOP));
    program.exported(
        "load_" + module + "_" + function, NONE, c -> c.slotOf(done).i32(1).call(point.loader()));
  }

  private void checkAll(String... names) {
    Scenario scenario = new Scenario();
    for (String name : names) {
      String module = name.substring(0, name.lastIndexOf('/'));
      String key = module + "_" + name.substring(name.lastIndexOf('/') + 1);
      scenario.call("load_" + key).call(Set.of(module), "run_" + key, 7);
    }
    check(scenario);
  }

  @ParameterizedTest
  @EnumSource(Dialect.class)
  void eachDialectMarksSplitPoints(Dialect dialect) {
    add("one", dialect, "f", 3);
    add("one", dialect, "g", 5);
    add("two", dialect, "h", 7);
    checkAll("one/f", "one/g", "two/h");
  }

  @Test
  void oneProgramMayMixAllDialects() {
    add("one", Dialect.DIOXUS, "f", 3);
    add("two", Dialect.PLAIN, "g", 5);
    add("three", Dialect.HELPERS, "h", 7);
    checkAll("one/f", "two/g", "three/h");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "auto",
        "___x___",
        "a00b",
        "00",
        "x_00_import_y",
        "export",
        "_import_0123456789abcdef0123456789abcdef_f",
        "módulo",
        "模块",
        "a/../../b",
        "con",
        "quote\"'`",
        "with space",
        "main"
      })
  void modulesMayHaveAnyName(String name) {
    add(name, Dialect.PLAIN, "f", 3);
    add("other", Dialect.PLAIN, "g", 5);
    checkAll(name + "/f", "other/g");
  }

  @ParameterizedTest
  @ValueSource(strings = {"auto", "___x___", "a00b", "x_00_import_y", "模块"})
  void modulesOfDioxusMayHaveAnyName(String name) {
    add(name, Dialect.DIOXUS, "f", 3);
    add("other", Dialect.DIOXUS, "g", 5);
    checkAll(name + "/f", "other/g");
  }

  @Test
  void aModuleMayHaveALongName() {
    String name = "m".repeat(5000);
    add(name, Dialect.HELPERS, "f", 3);
    checkAll(name + "/f");
  }

  @ParameterizedTest
  @CsvSource({"a,A", "x_y,x.y", "é,e"})
  void namesThatAFileSystemConfusesAreKeptApart(String one, String two) {
    add(one, Dialect.PLAIN, "f", 3);
    add(two, Dialect.PLAIN, "g", 5);
    checkAll(one + "/f", two + "/g");
  }
}
