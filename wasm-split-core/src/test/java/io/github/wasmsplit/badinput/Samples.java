package io.github.wasmsplit.badinput;

import io.github.wasmsplit.fixture.BuiltProgram;
import io.github.wasmsplit.fixture.Bytes;
import io.github.wasmsplit.fixture.DataSym;
import io.github.wasmsplit.fixture.Dialect;
import io.github.wasmsplit.fixture.Func;
import io.github.wasmsplit.fixture.Op;
import io.github.wasmsplit.fixture.Program;
import io.github.wasmsplit.fixture.Segment;
import io.github.wasmsplit.fixture.Sig;
import io.github.wasmsplit.fixture.SplitPoint;
import java.nio.charset.StandardCharsets;

/** Small valid programs for tests to break. */
final class Samples {
  static final Sig UNARY = Sig.of("i:i");

  private Samples() {}

  /** A small program with a bit of everything and one split point. */
  static Program small() {
    return small("app");
  }

  static Program small(String name) {
    return small(name, name.hashCode());
  }

  /** Programs of one name share function names; other seeds give them other code. */
  static Program small(String name, int seed) {
    Program program = new Program();
    Segment data = program.segment(".rodata");
    DataSym text = data.define("TEXT", c -> c.text(name));
    Func first = worker(program, name + "_first", seed, text);
    Func second = worker(program, name + "_second", seed * 31, text);
    DataSym vtable = data.define("VTABLE", c -> c.i32(4).slot(second).address(text, 2));
    program.describe("x", c -> c.op(Op.NOP));
    SplitPoint split = program.split("part", Dialect.DIOXUS, "work", UNARY);
    split.body().body(c -> c.get(0).call(second).addressOf(vtable, 4).load(0).callIndirect(UNARY));
    program.exported("run", UNARY, c -> c.get(0).call(first).call(split.stub()));
    Func done = program.function("_ZN_done", Sig.of("ii:"), c -> c.op(Op.NOP));
    program.exported("load", Sig.of(":"), c -> c.slotOf(done).i32(0).call(split.loader()));
    return program;
  }

  /** Enough code for the share of matching code to be meaningful. */
  private static Func worker(Program program, String name, int seed, DataSym text) {
    return program.function(
        "_ZN3app" + name,
        UNARY,
        c -> {
          c.get(0);
          for (int i = 0; i < 12; i++) {
            c.i32(seed + i * 7919).op(Op.I32_XOR).i32(0).load8(text, 1).op(Op.I32_ADD);
          }
        });
  }

  static Program withoutSplitPoints() {
    Program program = new Program();
    DataSym text = program.segment(".rodata").define("TEXT", c -> c.text("text"));
    Func work = worker(program, "work", 5, text);
    program.exported("run", UNARY, c -> c.get(0).call(work));
    return program;
  }

  static BuiltProgram smallBuilt() {
    return small().build();
  }

  /** A relocatable object file, as a compiler writes it before linking. */
  static byte[] object() {
    Bytes out = new Bytes().bytes("\0asm".getBytes(StandardCharsets.US_ASCII)).i32(1);
    out.section(1, new Bytes().u32(1).u8(0x60).u32(0).u32(0));
    Bytes imports = new Bytes().u32(2);
    imports.name("env").name("__linear_memory").u8(2).u8(0).u32(0);
    imports.name("env").name("__indirect_function_table").u8(1).u8(0x70).u8(0).u32(0);
    out.section(2, imports);
    out.section(3, new Bytes().u32(1).u32(0));
    Bytes body = new Bytes().u32(0).u8(0x10).paddedU32(0).u8(0x0b);
    out.section(10, new Bytes().u32(1).sized(body));
    Bytes symbols = new Bytes().u32(1).u8(0).u32(0).u32(0).name("f");
    out.custom("linking", new Bytes().u32(2).u8(8).sized(symbols));
    out.custom("reloc.CODE", new Bytes().u32(3).u32(1).u8(0).u32(4).u32(0));
    return out.toByteArray();
  }
}
