package io.github.wasmsplit.emit.layout;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.wasmsplit.bytes.ByteSink;
import io.github.wasmsplit.bytes.ByteSlice;
import io.github.wasmsplit.read.ModuleReader;
import io.github.wasmsplit.wasm.WasmModule;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class BodyOrderTest {
  private static final byte[] HEADER = {0, 'a', 's', 'm', 1, 0, 0, 0};
  private static final int NOP = 0x01;

  /** Types 0 and 2 are equal; a nop is a smaller byte than the end that other bodies have there. */
  @Test
  void bodiesAreOrderedByTypeThenByBytes() {
    int[] types = {1, 0, 2, 1, 0};
    int[] nops = {2, 3, 1, 0, 0};
    WasmModule module = module(types, nops);
    BodyOrder order = new BodyOrder(module, new SignatureOrder(module));
    assertEquals(
        List.of(1, 2, 4, 0, 3), IntStream.range(0, types.length).boxed().sorted(order).toList());
  }

  private static WasmModule module(int[] typeOf, int[] nops) {
    ByteSink types = new ByteSink().u32(3);
    types.u8(0x60).u32(0).u32(0).u8(0x60).u32(1).u8(0x7f).u32(0).u8(0x60).u32(0).u32(0);
    ByteSink functions = new ByteSink().u32(typeOf.length);
    ByteSink code = new ByteSink().u32(typeOf.length);
    for (int f = 0; f < typeOf.length; f++) {
      functions.u32(typeOf[f]);
      code.u32(2 + nops[f]).u8(0);
      IntStream.range(0, nops[f]).forEach(i -> code.u8(NOP));
      code.u8(0x0b);
    }
    ByteSink module = new ByteSink().bytes(ByteSlice.of(HEADER));
    module.u8(1).sized(types).u8(3).sized(functions).u8(10).sized(code);
    return ModuleReader.read(module.toArray(), "some.wasm");
  }
}
