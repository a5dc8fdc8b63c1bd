package io.github.wasmsplit.emit.section;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.wasmsplit.bytes.ByteSink;
import io.github.wasmsplit.bytes.ByteSlice;
import io.github.wasmsplit.code.BodyLocals;
import io.github.wasmsplit.code.CodeScanner;
import io.github.wasmsplit.emit.layout.IndexMap;
import io.github.wasmsplit.emit.layout.IndexMaps;
import java.util.HexFormat;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class LocalOrderTest {
  private static final int MOST_LOCALS = 50_000;

  /** Parameter 0, then (ref null 5), no i64, i32, (ref 5), (ref null 5) and two i32. */
  @Test
  void unusedLocalsGoAndEqualTypesAreDeclaredOnce() {
    IndexMap map = IndexMaps.ofTypes(0, 0, 0, 0, 0, 300);
    String declarations = "06 01 6305 00 7e 01 7f 01 6405 01 6305 02 7f";
    String code = "2000 1a 2004 1a 2006 1a 2006 1a 2001 1a 2004 1a 2002 1a 0b";
    LocalOrder order = new LocalOrder(scan(declarations + code));
    ByteSink sink = new ByteSink();
    order.declare(sink, new CodePatcher(map));
    assertEquals("020263ac02027f", HexFormat.of().formatHex(sink.toArray()));
    int[] numbers = IntStream.of(0, 4, 1, 6, 2).map(order::number).toArray();
    assertArrayEquals(new int[] {0, 1, 2, 3, 4}, numbers);
  }

  /** The work must not grow with the square of the number of types. */
  @Test
  void ordersAsManyTypesAsThereCanBeLocals() {
    IndexMap map = IndexMaps.ofTypes(IntStream.range(0, MOST_LOCALS).toArray());
    ByteSink bytes = new ByteSink().u32(MOST_LOCALS);
    for (int t = 0; t < MOST_LOCALS; t++) {
      bytes.u32(1).u8(0x63).s64(t);
    }
    byte[] declarations = bytes.toArray();
    for (int local = 0; local < MOST_LOCALS; local++) {
      bytes.u8(0x20).u32(local).u8(0x1a);
    }
    BodyLocals body = read(ByteSlice.of(bytes.u8(0x0b).toArray()), 0);
    LocalOrder order = new LocalOrder(body);
    ByteSink sink = new ByteSink();
    order.declare(sink, new CodePatcher(map));
    assertArrayEquals(declarations, sink.toArray());
    assertEquals(MOST_LOCALS - 1, order.number(MOST_LOCALS - 1));
  }

  private static BodyLocals scan(String hex) {
    byte[] bytes = HexFormat.of().parseHex(hex.replace(" ", ""));
    return read(ByteSlice.of(bytes), 1);
  }

  private static BodyLocals read(ByteSlice body, int parameters) {
    return BodyLocals.read(body, CodeScanner.scanBody(body, "f"), parameters, "f");
  }
}
