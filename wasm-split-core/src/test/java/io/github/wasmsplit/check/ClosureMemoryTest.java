package io.github.wasmsplit.check;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.wasmsplit.bytes.ByteSink;
import io.github.wasmsplit.fixture.DataSym;
import io.github.wasmsplit.fixture.Dialect;
import io.github.wasmsplit.fixture.Op;
import io.github.wasmsplit.fixture.Program;
import io.github.wasmsplit.fixture.Segment;
import io.github.wasmsplit.fixture.Sig;
import io.github.wasmsplit.fixture.SplitPoint;
import io.github.wasmsplit.program.MemoryImage;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Bytes that no output writes are found, however they are reached. */
class ClosureMemoryTest extends EmissionTest {
  private static final Sig UNARY = Sig.of("i:i");
  private static final String POINTED = "reached by two pointers";
  private static final String UNOWNED = "under no symbol";
  private static final String EXPORTED = "address in a global";

  /** A module that reaches text only through pointers, and a main with text of its own. */
  @BeforeEach
  void emit() {
    Program program = new Program();
    Segment data = program.segment(".rodata");
    DataSym text = data.define("TEXT", c -> c.text(POINTED));
    DataSym inner = data.define("INNER", c -> c.address(text, 0));
    DataSym outer = data.define("OUTER", c -> c.address(inner, 0));
    DataSym exported = data.define("EXPORTED", c -> c.text(EXPORTED));
    data.unowned(UNOWNED.getBytes(StandardCharsets.US_ASCII));
    program.addressGlobal("exported", exported, 0);
    SplitPoint point = program.split("one", Dialect.DIOXUS, "run", UNARY);
    point.body().body(c -> c.i32(0).load(outer, 0).load(0).get(0).op(Op.I32_ADD));
    program.exported("run_one", UNARY, c -> c.get(0).call(point.stub()));
    emit(program);
  }

  private void assertMissed(int output, String text) {
    long address = addressOf(text);
    byte[] without = OutputChanges.withoutData(bytes(output), address, address + text.length());
    String message = assertFound("missing-byte", output, without).message();
    assertTrue(message.contains(" " + address + ","), message);
  }

  private long addressOf(String text) {
    MemoryImage image = plan.program().data().image();
    for (int s = 0; s < image.count(); s++) {
      byte[] bytes = image.bytes(s).toArray();
      int at = new String(bytes, StandardCharsets.ISO_8859_1).indexOf(text);
      if (at >= 0) {
        return image.address(s) + at;
      }
    }
    throw new AssertionError(text);
  }

  @Test
  void findsUnwrittenBytesThatDataPointsTo() {
    assertMissed(ONE, POINTED);
  }

  @Test
  void findsUnwrittenBytesUnderNoSymbol() {
    assertMissed(MAIN, UNOWNED);
  }

  @Test
  void findsUnwrittenBytesThatAGlobalPointsTo() {
    assertMissed(MAIN, EXPORTED);
  }

  @Test
  void findsBytesOutsideTheData() {
    byte[] segment = new ByteSink().u32(1).u8(0).u8(0x41).s64(16).u8(0x0b).u32(1).u8(7).toArray();
    assertFound("data-bounds", ONE, DATA, section -> SectionChanges.joined(section, segment));
  }
}
