package io.github.wasmsplit.code;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.wasmsplit.bytes.ByteSlice;
import io.github.wasmsplit.diag.MalformedException;
import java.util.HexFormat;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class BodyLocalsTest {
  private static BodyLocals scan(String hex, int parameters) {
    byte[] bytes = HexFormat.of().parseHex(hex.replace(" ", ""));
    ByteSlice body = ByteSlice.of(bytes, "some.wasm", 100);
    return BodyLocals.read(body, CodeScanner.scanBody(body, "f"), parameters, "f");
  }

  /** Runs may be empty, and types may have several bytes. */
  @Test
  void readsRunsOfTypes() {
    BodyLocals locals = scan("04 02 7f 00 7e 8100 63 05 01 7d 0b", 3);
    LocalDeclarations declarations = locals.declarations();
    assertEquals(4, declarations.count());
    List<String> types =
        declarations.types().stream()
            .map(type -> HexFormat.of().formatHex(type.bytes().toArray()))
            .toList();
    assertEquals(List.of("7f", "6305", "7d"), types);
    assertEquals(1, declarations.types().get(1).immediates().position(0));
    assertEquals(5, declarations.types().get(1).immediates().index(0));
    assertEquals(
        List.of(0, 0, 1, 2),
        List.of(run(locals, 0), run(locals, 1), run(locals, 2), run(locals, 3)));
    assertEquals(11, locals.start());
  }

  private static List<Integer> all(BodyLocals locals, IntFunction<Integer> item) {
    return IntStream.range(0, locals.count()).mapToObj(item).toList();
  }

  private static int run(BodyLocals locals, int local) {
    return locals.declarations().run(local);
  }

  @Test
  void findsInstructionsThatNameLocals() {
    BodyLocals locals = scan("01 02 7f 20 00 22 8200 21 01 0b", 1);
    assertEquals(List.of(4, 6, 9), all(locals, locals::position));
    assertEquals(List.of(0, 2, 1), all(locals, locals::local));
  }

  /** A gap of more than 127 bytes takes two bytes. */
  @Test
  void findsLocalsThatLieFarApart() {
    BodyLocals locals = scan("01 8201 7f" + "01".repeat(200) + "20 8101 1a 20 00 1a 0b", 0);
    assertEquals(List.of(205, 209), all(locals, locals::position));
    assertEquals(List.of(129, 0), all(locals, locals::local));
  }

  @Test
  void refusesAMissingLocal() {
    MalformedException e =
        assertThrows(MalformedException.class, () -> scan("01 01 7f 20 02 1a 0b", 1));
    assertTrue(e.getMessage().contains("no local 2"), e.getMessage());
    assertEquals("local-index", e.diagnostic().code());
    assertThrows(MalformedException.class, () -> scan("01 01 7f 20 ffffffff0f 1a 0b", 1));
  }
}
