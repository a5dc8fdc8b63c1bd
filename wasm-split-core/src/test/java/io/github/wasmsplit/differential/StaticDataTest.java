package io.github.wasmsplit.differential;

import io.github.wasmsplit.fixture.DataSym;
import io.github.wasmsplit.fixture.Func;
import io.github.wasmsplit.fixture.Op;
import io.github.wasmsplit.fixture.Segment;
import io.github.wasmsplit.fixture.Sig;
import io.github.wasmsplit.fixture.ValType;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Ownership of data, none of which is written twice. */
class StaticDataTest extends DifferentialTest {

  /** Adds two modules that add to a static, which main does not use. */
  private void twoCounters(DataSym counter) {
    for (String module : new String[] {"one", "two"}) {
      entry(
          module,
          "count_" + module,
          UNARY,
          c ->
              c.i32(0)
                  .i32(0)
                  .load(counter, 0)
                  .get(0)
                  .op(Op.I32_ADD)
                  .store(counter, 0)
                  .i32(0)
                  .load(counter, 0));
    }
    check(
        new Scenario()
            .call(Set.of("one"), "run_count_one", 3)
            .call(Set.of("two"), "run_count_two", 5)
            .call(Set.of("one"), "run_count_one", 7));
  }

  @ParameterizedTest
  @ValueSource(strings = {".data", ".tdata", "of_its_own"})
  void twoModulesShareAMutableStatic(String segment) {
    twoCounters(program.segment(segment).define("COUNTER", c -> c.i32(1000)));
  }

  @Test
  void twoModulesShareAMutableStaticInBss() {
    program.segment(".data").define("BEFORE", c -> c.i32(1));
    Segment bss = program.segment(".bss");
    bss.zeros("PADDING", 20);
    twoCounters(bss.zeros("COUNTER", 8));
  }

  @Test
  void twoModulesShareAMutableStaticBesideConstants() {
    Segment first = program.segment(".data");
    first.define("TEXT", c -> c.text("constant"));
    DataSym counter = first.define("COUNTER", c -> c.i32(5));
    first.define("TEXT2", c -> c.text("more"));
    program.segment(".bss").zeros("Z", 16);
    twoCounters(counter);
  }

  @Test
  void staticsPointToFunctionsAndStatics() {
    Segment data = program.segment(".data");
    Func one = program.function("one", GET, c -> c.i32(11));
    Func two = program.function("two", GET, c -> c.i32(22));
    DataSym table = data.define("TABLE", c -> c.slot(one).slot(two));
    DataSym pointer = data.define("POINTER", c -> c.address(table, 4));
    DataSym cycle = data.define("CYCLE", c -> c.address(pointer, 0).i32(0));
    entry("m", "f", UNARY, c -> c.addressOf(cycle, 0).load(0).load(0).load(0).callIndirect(GET));
    entry("n", "g", UNARY, c -> c.addressOf(table, 0).load(0).callIndirect(GET));
    check(new Scenario().call(Set.of("m"), "run_f", 0).call(Set.of("n"), "run_g", 0));
  }

  @Test
  void staticsMayPointToEachOther() {
    Segment data = program.segment(".data");
    // The second symbol begins 8 bytes later, so the first can point there by its own address.
    DataSym head = data.view("HEAD", 0, 8);
    data.define("HEAD_BYTES", c -> c.address(head, 8).i32(1));
    DataSym tail = data.define("TAIL", c -> c.address(head, 0).i32(2));
    entry("m", "f", UNARY, c -> c.addressOf(head, 0).load(4));
    entry("n", "g", UNARY, c -> c.addressOf(tail, 0).load(0).load(4));
    check(new Scenario().call(Set.of("m"), "run_f", 0).call(Set.of("n"), "run_g", 0));
  }

  private void readByte(String module, DataSym data, int addend) {
    String name = module + "_" + data + "_" + (addend < 0 ? "m" + -addend : addend);
    entry(module, name, UNARY, c -> c.get(0).load8(data, addend));
  }

  private static Scenario read(Scenario scenario, String module, String name, int length) {
    for (int i = 0; i < length; i++) {
      scenario.call(Set.of(module), "run_" + module + "_" + name, i);
    }
    return scenario;
  }

  @Test
  void tailMergedStringsMayOverlap() {
    Segment data = program.segment(".rodata");
    DataSym dead = data.define("DEAD", c -> c.text("unused prefix of live"));
    DataSym live = data.view("LIVE", dead.offset() + 17, 4);
    DataSym contained = data.view("CONTAINED", dead.offset() + 7, 6);
    DataSym straddling = data.view("STRADDLING", dead.offset() + 10, 9);
    readByte("one", live, 0);
    readByte("two", contained, 0);
    readByte("three", straddling, 0);
    Scenario scenario = new Scenario();
    read(scenario, "one", "LIVE_0", 4);
    read(scenario, "two", "CONTAINED_0", 6);
    check(read(scenario, "three", "STRADDLING_0", 9));
  }

  @Test
  void twoSymbolsMayShareMutableData() {
    Segment data = program.segment(".data");
    DataSym whole = data.define("WHOLE", c -> c.i32(1).i32(2).i32(3));
    DataSym field = data.view("FIELD", whole.offset() + 4, 4);
    entry("one", "set", UNARY, c -> c.i32(0).get(0).store(field, 0).i32(0).load(whole, 8));
    entry(
        "two",
        "bump",
        UNARY,
        c ->
            c.i32(0)
                .i32(0)
                .load(whole, 4)
                .get(0)
                .op(Op.I32_ADD)
                .store(whole, 4)
                .i32(0)
                .load(field, 0));
    check(new Scenario().call(Set.of("one"), "run_set", 9).call(Set.of("two"), "run_bump", 1));
  }

  @Test
  void aSymbolMayBeEmpty() {
    Segment data = program.segment(".rodata");
    DataSym empty = data.view("EMPTY", 0, 0);
    data.define("FIRST", c -> c.i32(3));
    DataSym between = data.view("BETWEEN", 4, 0);
    DataSym second = data.define("SECOND", c -> c.i32(4));
    DataSym atEnd = data.view("AT_END", 8, 0);
    entry("m", "empty", UNARY, c -> c.addressOf(empty, 0).addressOf(atEnd, 0).op(Op.I32_SUB));
    entry(
        "n", "between", UNARY, c -> c.addressOf(between, 0).i32(0).load(second, 0).op(Op.I32_ADD));
    check(new Scenario().call(Set.of("m"), "run_empty", 0).call(Set.of("n"), "run_between", 0));
  }

  @Test
  void unownedBytesStay() {
    Segment data = program.segment(".rodata");
    data.unowned((byte) 1, (byte) 2, (byte) 3, (byte) 4);
    DataSym owned = data.define("OWNED", c -> c.i32(5));
    data.unowned((byte) 6, (byte) 7);
    entry("m", "f", UNARY, c -> c.i32(0).load(owned, 0));
    check(new Scenario().call(Set.of("m"), "run_f", 0));
  }

  @Test
  void addressesMayLieOutsideTheirSymbol() {
    Segment data = program.segment(".rodata");
    DataSym array = data.define("ARRAY", c -> c.bytes(new byte[] {10, 11, 12, 13, 14, 15}));
    data.define("OTHER", c -> c.bytes(new byte[] {90, 91, 92, 93}));
    DataSym end = program.segment(".data").define("END", c -> c.address(array, 6));
    // The index begins at 100, so the address is ARRAY - 100.
    entry("one", "biased", UNARY, c -> c.addressOf(array, -100).get(0).op(Op.I32_ADD).load8(0));
    // Counts from one past the end back to the start.
    entry("two", "backwards", UNARY, c -> c.addressOf(array, 6).get(0).op(Op.I32_SUB).load8(0));
    entry("three", "by_data", UNARY, c -> c.i32(0).load(end, 0).get(0).op(Op.I32_SUB).load8(0));
    Scenario scenario = new Scenario();
    for (int i = 0; i < 6; i++) {
      scenario
          .call(Set.of("one"), "run_biased", 100 + i)
          .call(Set.of("two"), "run_backwards", 1 + i)
          .call(Set.of("three"), "run_by_data", 1 + i);
    }
    check(scenario);
  }

  @Test
  void exportedAddressGlobalsKeepTheirData() {
    Segment data = program.segment(".data");
    Func handler = program.function("handler", GET, c -> c.i32(42));
    DataSym cell = data.define("HANDLER", c -> c.slot(handler));
    DataSym flag = program.segment(".bss").zeros("FLAG", 4);
    program.addressGlobal("__abort_handler", cell, 0);
    program.addressGlobal("__instance_terminated", flag, 0);
    program.global("__heap_base", ValType.I32, false, 0x18000);
    entry("m", "f", UNARY, c -> c.i32(0).load(cell, 0).callIndirect(GET));
    check(new Scenario().call(Set.of("m"), "run_f", 0));
  }

  @Test
  void threadLocalIsAPlainStatic() {
    Segment data = program.segment(".data");
    DataSym value = data.define("THREAD_LOCAL", c -> c.i32(0).i32(0));
    Func with =
        program.function(
            "with",
            Sig.of(":i"),
            c ->
                c.i32(0)
                    .load(value, 4)
                    .op(Op.I32_EQZ)
                    .ifThen(null)
                    .i32(0)
                    .i32(1)
                    .store(value, 4)
                    .i32(0)
                    .i32(100)
                    .store(value, 0)
                    .end()
                    .addressOf(value, 0));
    for (String module : new String[] {"one", "two", "three"}) {
      entry(
          module,
          "next_" + module,
          UNARY,
          c -> c.call(with).call(with).load(0).get(0).op(Op.I32_ADD).store(0).call(with).load(0));
    }
    check(
        new Scenario()
            .call(Set.of("one"), "run_next_one", 1)
            .call(Set.of("two"), "run_next_two", 2)
            .call(Set.of("three"), "run_next_three", 3));
  }

  @Test
  void undefinedWeakDataIsNull() {
    DataSym nothing = program.undefinedData("__nothing");
    DataSym some = program.segment(".data").define("SOME", c -> c.i32(8));
    entry("m", "f", UNARY, c -> c.addressOf(nothing, 0).i32(0).load(some, 0).op(Op.I32_ADD));
    check(new Scenario().call(Set.of("m"), "run_f", 0));
  }

  @Test
  void modulesCopyAndFillStatics() {
    Segment data = program.segment(".rodata");
    DataSym text = data.define("TEXT", c -> c.text("sixteen bytes ab"));
    DataSym buffer = program.segment(".bss").zeros("BUFFER", 16);
    entry(
        "m",
        "copy",
        UNARY,
        c ->
            c.addressOf(buffer, 0)
                .addressOf(text, 0)
                .i32(16)
                .op(Op.MEMORY_COPY)
                .get(0)
                .load8(buffer, 0));
    entry(
        "n",
        "fill",
        UNARY,
        c -> c.addressOf(buffer, 4).get(0).i32(8).op(Op.MEMORY_FILL).i32(0).load(buffer, 8));
    check(
        new Scenario()
            .call(Set.of("m"), "run_copy", 3)
            .call(Set.of("n"), "run_fill", 200)
            .call(Set.of("m"), "run_copy", 5));
  }
}
