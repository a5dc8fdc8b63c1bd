package io.github.wasmsplit.link;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.wasmsplit.diag.Diagnostic;
import io.github.wasmsplit.diag.LinkException;
import io.github.wasmsplit.fixture.Func;
import io.github.wasmsplit.fixture.Program;
import io.github.wasmsplit.fixture.Sig;
import io.github.wasmsplit.wasm.linking.Relocations;
import org.junit.jupiter.api.Test;

class NamedSlotsTest {
  private static final Sig SIG = Sig.of(":i");

  @Test
  void aSlotThatCodeOrDataNamesIsAccepted() {
    assertDoesNotThrow(() -> check(LinkParts.of(program())));
  }

  @Test
  void aSlotOnlyNamedByMissingRelocationsIsRefused() {
    LinkParts parts = LinkParts.of(program()).withData(Relocations.NONE);
    Diagnostic refused = assertThrows(LinkException.class, () -> check(parts)).diagnostic();
    assertEquals("missing-relocation", refused.code());
    assertEquals("in_data", refused.place().function().orElseThrow());
    assertTrue(refused.message().contains("reloc.DATA"), refused::message);
  }

  @Test
  void aDirectCallDoesNotNameASlot() {
    Program program = program();
    Func called = program.function("called", SIG, c -> c.i32(3));
    program.segment(".more").define("MORE", c -> c.slot(called));
    program.exported("call", SIG, c -> c.call(called));
    LinkParts parts = LinkParts.of(program);
    Relocations all = parts.files().data();
    LinkParts fewer = parts.withData(ChangedRelocations.without(all, 1));
    Diagnostic refused = assertThrows(LinkException.class, () -> check(fewer)).diagnostic();
    assertEquals("called", refused.place().function().orElseThrow());
    assertTrue(refused.message().contains("one is missing"), refused::message);
  }

  private static void check(LinkParts parts) {
    NamedSlots.check(parts.files(), parts.proof(), parts.slots());
  }

  /** One slot that code names, and one that data names. */
  private static Program program() {
    Program program = new Program();
    Func inCode = program.function("in_code", SIG, c -> c.i32(1));
    Func inData = program.function("in_data", SIG, c -> c.i32(2));
    program.segment(".data").define("SLOT", c -> c.slot(inData));
    program.exported("run", SIG, c -> c.slotOf(inCode));
    return program;
  }
}
