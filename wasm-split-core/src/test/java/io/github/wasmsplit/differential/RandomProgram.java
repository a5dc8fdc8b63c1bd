package io.github.wasmsplit.differential;

import io.github.wasmsplit.differential.RandomData.Kind;
import io.github.wasmsplit.fixture.BuiltProgram;
import io.github.wasmsplit.fixture.Code;
import io.github.wasmsplit.fixture.DataSym;
import io.github.wasmsplit.fixture.Dialect;
import io.github.wasmsplit.fixture.Func;
import io.github.wasmsplit.fixture.FuncRef;
import io.github.wasmsplit.fixture.Glob;
import io.github.wasmsplit.fixture.Op;
import io.github.wasmsplit.fixture.Program;
import io.github.wasmsplit.fixture.Sig;
import io.github.wasmsplit.fixture.SplitPoint;
import io.github.wasmsplit.fixture.ValType;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * A random program: functions that call one another in every way, statics that point to one
 * another, modules, and the changes that wasm-bindgen makes. A global counter makes every call end.
 */
final class RandomProgram {
  private static final Sig UNARY = Sig.of("i:i");
  private static final int FUEL = 24;

  private final Random random;
  private final Program program = new Program();
  private final Glob fuel = program.global("fuel", ValType.I32, true, FUEL);
  private final List<Func> functions = new ArrayList<>();
  private final List<FuncRef> callees = new ArrayList<>();
  private final List<SplitPoint> points = new ArrayList<>();
  private final Map<String, Func> runners = new LinkedHashMap<>();
  private final Map<Func, Long> markers = new LinkedHashMap<>();
  private final RandomData data;
  private BuiltProgram built;

  RandomProgram(long seed) {
    random = new Random(seed);
    int count = 3 + random.nextInt(30);
    for (int i = 0; i < count; i++) {
      Func func = program.function("_ZN3app2f" + i, UNARY);
      functions.add(func);
      callees.add(func);
      if (random.nextInt(8) == 0) {
        callees.add(func.alias("alias" + i));
      }
    }
    imports();
    modules();
    twins();
    data = new RandomData(random, program, functions);
    functions.forEach(func -> func.body(c -> body(c, func)));
    points.forEach(point -> point.body().body(c -> body(c, point.body())));
    roots();
    bindgen();
  }

  BuiltProgram build() {
    if (built == null) {
      built = program.build();
    }
    return built;
  }

  /** Constants that mark the functions of the program, by function name. */
  Map<String, Long> markers() {
    Map<String, Long> byName = new LinkedHashMap<>();
    markers.forEach((func, marker) -> byName.put(func.name(), marker));
    return byName;
  }

  Scenario scenario() {
    Scenario scenario = new Scenario();
    runners.forEach(
        (name, func) ->
            scenario.call(
                build().reachability().needs(func), name, random.nextInt(), random.nextInt(100)));
    return scenario.pump();
  }

  private <T> T pick(List<T> list) {
    return list.get(random.nextInt(list.size()));
  }

  private void imports() {
    int count = 1 + random.nextInt(4);
    for (int i = 0; i < count; i++) {
      callees.add(program.imported("js_" + i, UNARY));
    }
  }

  /** Groups of identical functions, some of which call each other. */
  private void twins() {
    int groups = random.nextInt(4);
    for (int g = 0; g < groups; g++) {
      int number = random.nextInt(3);
      FuncRef called = pick(functions);
      List<Func> twins = new ArrayList<>();
      int size = 2 + random.nextInt(2);
      for (int i = 0; i < size; i++) {
        twins.add(program.function("_ZN3app4twin" + g + "_" + i, UNARY));
      }
      boolean recursive = random.nextInt(3) == 0;
      for (int i = 0; i < size; i++) {
        FuncRef next = recursive ? twins.get((i + 1) % size) : called;
        twins.get(i).body(c -> twin(c, next, number));
      }
      callees.addAll(twins);
      if (random.nextInt(3) == 0) {
        program.export("twin" + g, pick(twins));
      }
    }
  }

  private void twin(Code c, FuncRef next, int number) {
    c.globalGet(fuel).i32(1).op(Op.I32_SUB).globalSet(fuel);
    c.globalGet(fuel).i32(0).op(Op.I32_LT_S).ifThen(null).get(0).op(Op.RETURN).end();
    c.get(0).i32(number).op(Op.I32_ADD).call(next);
  }

  private void modules() {
    int count = 1 + random.nextInt(6);
    for (int m = 0; m < count; m++) {
      Dialect dialect = pick(List.of(Dialect.values()));
      int split = 1 + random.nextInt(2);
      for (int i = 0; i < split; i++) {
        points.add(program.split("mod" + m, dialect, "f" + m + "_" + i, UNARY));
      }
    }
    if (random.nextInt(4) == 0) {
      points.forEach(point -> maybe(point.stub()));
    }
  }

  private void maybe(Func callee) {
    if (random.nextInt(3) == 0) {
      callees.add(callee);
    }
  }

  private void roots() {
    for (SplitPoint point : points) {
      int number = points.indexOf(point);
      runner("run_" + number, point.stub());
      if (random.nextInt(3) == 0) {
        loads("load_" + number, point);
      }
    }
    int direct = random.nextInt(4);
    for (int i = 0; i < direct; i++) {
      runner("direct_" + i, pick(functions));
    }
    Func merged = pick(functions);
    if (random.nextInt(3) == 0) {
      SplitPoint point = program.split("merged", Dialect.DIOXUS, "merged", merged);
      runner("run_merged", point.stub());
    }
    if (random.nextInt(4) == 0) {
      program.addressGlobal("__some_static", pick(data.symbols()), 0);
    }
    if (random.nextInt(4) == 0) {
      DataSym cell = pick(data.symbols());
      Func init =
          program.function("__wasm_init", Sig.of(":"), c -> c.addressOf(cell, 0).op(Op.DROP));
      program.export("__wasm_init", init.linkerMade());
    }
  }

  /** Exports a function that asks the loader for a module; the callback notes the outcome. */
  private void loads(String name, SplitPoint point) {
    List<RandomData.Word> words = data.mutable(Kind.NUMBER);
    Func done =
        program.function(
            "_ZN3app4done" + name,
            Sig.of("ii:"),
            c -> {
              if (!words.isEmpty()) {
                RandomData.Word word = pick(words);
                c.i32(0).get(0).get(1).op(Op.I32_ADD).store(word.symbol(), word.offset());
              }
            });
    runners.put(
        name,
        program.exported(
            name, Sig.of("ii:i"), c -> c.slotOf(done).get(0).call(point.loader()).get(1)));
  }

  /** Exports of main take an argument and the fuel that makes every call end. */
  private void runner(String name, Func target) {
    Func runner =
        program.exported(
            name,
            Sig.of("ii:i"),
            c -> c.get(1).i32(31).op(Op.I32_AND).globalSet(fuel).get(0).call(target));
    runners.put(name, runner);
  }

  private void bindgen() {
    Func describe = program.intrinsic("__wbindgen_describe", Sig.of("i:"));
    int count = random.nextInt(3);
    for (int i = 0; i < count; i++) {
      Func target = pick(functions);
      program.describe("d" + i, c -> c.i32(1).call(describe).i32(2).call(target).op(Op.DROP));
    }
    if (random.nextBoolean()) {
      program.externrefTable(16 + random.nextInt(200));
    }
    for (Func func : functions) {
      if (random.nextInt(12) == 0) {
        Func shim = program.shim(func.name() + " externref shim", UNARY, c -> shim(c, func));
        program.replaceSlot(func, shim);
      }
    }
    if (random.nextInt(6) == 0) {
      program.withoutTableMaximum();
    }
    if (random.nextInt(8) == 0) {
      program.exportTable("__wbindgen_export_2");
    }
    if (random.nextInt(8) == 0) {
      program.withDataCount();
    }
  }

  private static void shim(Code c, Func func) {
    c.get(0).i32(17).op(Op.I32_XOR).call(func);
  }

  private void body(Code c, Func func) {
    List<Integer> spares = spares(c);
    int value = c.local(ValType.I32);
    List<Integer> wide = List.of(c.local(ValType.I64), c.local(ValType.I64));
    long marker = random.nextLong();
    markers.put(func, marker);
    c.i64(marker).op(Op.DROP).get(0).set(value);
    c.globalGet(fuel).i32(1).op(Op.I32_SUB).globalSet(fuel);
    c.globalGet(fuel).i32(0).op(Op.I32_LT_S).ifThen(null).get(0).op(Op.RETURN).end();
    int statements = random.nextInt(7);
    for (int i = 0; i < statements; i++) {
      c.get(value);
      statement(c);
      c.set(value);
      keepSometimes(c, value, spares, wide);
    }
    c.get(value);
  }

  /** Locals, of which some stay unused and some have other types than their neighbours. */
  private List<Integer> spares(Code c) {
    List<Integer> spares = new ArrayList<>();
    for (int i = random.nextInt(8); i > 0; i--) {
      boolean used = random.nextInt(3) > 0;
      int local = c.local(used ? ValType.I32 : pick(List.of(ValType.values())));
      if (used) {
        spares.add(local);
      }
    }
    return spares;
  }

  /** Moves values between locals, so that mixing up two of them shows. */
  private void keepSometimes(Code c, int value, List<Integer> spares, List<Integer> wide) {
    if (!spares.isEmpty() && random.nextBoolean()) {
      c.get(pick(spares)).get(value).op(Op.I32_ADD).set(pick(spares));
      c.get(pick(spares)).get(value).op(Op.I32_XOR).set(value);
    }
    if (random.nextInt(4) == 0) {
      c.get(value).op(Op.I64_EXTEND_I32_S).get(pick(wide)).op(Op.I64_ADD).set(pick(wide));
      c.get(pick(wide)).op(Op.I32_WRAP_I64).get(value).op(Op.I32_XOR).set(value);
    }
  }

  /** Code that takes a number from the stack and leaves one. */
  private void statement(Code c) {
    switch (random.nextInt(12)) {
      case 0, 1, 2 -> c.call(pick(callees));
      case 3 -> c.slotOf(pick(callees)).callIndirect(UNARY);
      case 4 -> load(c);
      case 5 -> store(c);
      case 6 -> callStatic(c);
      case 7 -> setStaticFunction(c);
      case 8 -> followPointer(c);
      case 9 -> readText(c);
      case 10 -> trapSometimes(c);
      default -> c.i32(random.nextInt()).op(Op.I32_ADD);
    }
  }

  private void load(Code c) {
    List<RandomData.Word> words = data.words(pick(List.of(Kind.values())));
    if (words.isEmpty()) {
      return;
    }
    RandomData.Word word = pick(words);
    switch (random.nextInt(3)) {
      case 0 -> c.i32(0).load(word.symbol(), word.offset());
      case 1 -> c.addressOf(word.symbol(), word.offset()).load(0);
      // The pointer lies before the symbol or past its end, but the access lies inside.
      default -> {
        int off = 4 * (random.nextInt(60) - 30);
        c.addressOf(word.symbol(), word.offset() + off).i32(off).op(Op.I32_SUB).load(0);
      }
    }
    c.op(Op.I32_XOR);
  }

  private void store(Code c) {
    List<RandomData.Word> words = data.mutable(Kind.NUMBER);
    if (!words.isEmpty()) {
      RandomData.Word word = pick(words);
      c.op(Op.DROP).i32(0).i32(0).load(word.symbol(), word.offset()).i32(random.nextInt(99));
      c.op(Op.I32_ADD).store(word.symbol(), word.offset());
      c.i32(0).load(word.symbol(), word.offset());
    }
  }

  private void callStatic(Code c) {
    List<RandomData.Word> words = data.words(Kind.FUNCTION);
    if (!words.isEmpty()) {
      RandomData.Word word = pick(words);
      c.i32(0).load(word.symbol(), word.offset()).callIndirect(UNARY);
    }
  }

  private void setStaticFunction(Code c) {
    List<RandomData.Word> words = data.mutable(Kind.FUNCTION);
    if (!words.isEmpty()) {
      RandomData.Word word = pick(words);
      c.i32(0).slotOf(pick(functions)).store(word.symbol(), word.offset());
    }
  }

  private void followPointer(Code c) {
    List<RandomData.Word> words = data.words(Kind.POINTER);
    if (!words.isEmpty()) {
      RandomData.Word word = pick(words);
      c.addressOf(word.symbol(), word.offset()).load(0).load(0).op(Op.I32_XOR);
    }
  }

  private void readText(Code c) {
    if (!data.texts().isEmpty()) {
      RandomData.Text text = pick(data.texts());
      c.i32(0).load8(text.symbol(), random.nextInt(text.size())).op(Op.I32_ADD);
    }
  }

  private void trapSometimes(Code c) {
    c.op(Op.DROP).get(0).i32(7).op(Op.I32_AND).i32(3).op(Op.I32_EQ);
    c.ifThen(null).op(Op.UNREACHABLE).end().get(0);
  }
}
