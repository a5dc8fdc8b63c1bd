package io.github.wasmsplit.link;

import static io.github.wasmsplit.link.ChangedRelocations.withAddend;
import static io.github.wasmsplit.link.ChangedRelocations.withOffset;
import static io.github.wasmsplit.link.ChangedRelocations.withType;
import static io.github.wasmsplit.link.ChangedRelocations.without;
import static io.github.wasmsplit.link.LinkParts.refusal;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.wasmsplit.code.InstructionReader;
import io.github.wasmsplit.fixture.DataSym;
import io.github.wasmsplit.fixture.Func;
import io.github.wasmsplit.fixture.Op;
import io.github.wasmsplit.fixture.Program;
import io.github.wasmsplit.fixture.Sig;
import io.github.wasmsplit.wasm.WasmModule;
import io.github.wasmsplit.wasm.linking.Relocations;
import org.junit.jupiter.api.Test;

class RelocatedCodeTest {
  private static final int MEMORY_ADDR_REL_SLEB = 11;

  /** Places of the relocations of {@code run}, the second function, in order. */
  private static final int CALL = 0;

  private static final int ADDRESS = 1;
  private static final int SLOT = 2;

  private final LinkParts parts = LinkParts.of(program());
  private final Relocations code = parts.files().code();

  private static Program program() {
    Program program = new Program();
    DataSym cell = program.segment(".data").define("CELL", c -> c.i32(1));
    Func callee = program.function("callee", Sig.of(":"), c -> c.op(Op.NOP));
    program.exported(
        "run",
        Sig.of(":"),
        c -> c.call(callee).addressOf(cell, 0).op(Op.DROP).slotOf(callee).op(Op.DROP));
    return program;
  }

  @Test
  void addressesReferToSymbolsAndSlotsToSlots() {
    References found = take(code);
    assertArrayEquals(new int[] {parts.symbol("CELL")}, found.symbols().toArray());
    assertArrayEquals(new int[] {1}, found.slots().toArray());
  }

  @Test
  void aCallWithoutRelocationIsRefused() {
    assertEquals("missing-relocation", refusal(() -> take(without(code, CALL))));
  }

  @Test
  void anAddressWithoutRelocationIsRefused() {
    assertEquals("missing-relocation", refusal(() -> take(without(code, ADDRESS))));
    assertEquals("missing-relocation", refusal(() -> take(without(code, SLOT))));
  }

  @Test
  void aRelocationOfAnInstructionWithoutIntegersIsRefused() {
    int drop = code.offset(ADDRESS) + 5;
    assertEquals("misplaced-relocation", refusal(() -> take(withOffset(code, SLOT, drop))));
  }

  @Test
  void aRelocationBetweenFunctionsIsRefused() {
    // Only the body's size, in its header, lies between the functions.
    Relocations inHeader = withOffset(code, CALL, start() - 1);
    assertEquals("misplaced-relocation", refusal(() -> take(inHeader)));
    Relocations before = withOffset(code, CALL, start() - 2);
    assertEquals("missing-relocation", refusal(() -> take(before)), "the call lacks one");
  }

  @Test
  void aRelocationForAnotherKindOfIntegerIsRefused() {
    Relocations wrong = withType(code, CALL, code.type(ADDRESS));
    assertEquals("misplaced-relocation", refusal(() -> take(wrong)));
  }

  @Test
  void aRelocationThatContradictsItsIntegerIsRefused() {
    Relocations wrong = withAddend(code, ADDRESS, code.addend(ADDRESS) + 1);
    assertEquals("relocation-value", refusal(() -> take(wrong)));
  }

  @Test
  void aRelocationRelativeToABaseIsRefused() {
    Relocations wrong = withType(code, ADDRESS, MEMORY_ADDR_REL_SLEB);
    assertEquals("relative-relocation", refusal(() -> take(wrong)));
  }

  private int start() {
    WasmModule original = parts.files().original();
    return (int) (original.code().get(1).fileOffset() - original.codeSection().fileOffset());
  }

  /** The references of {@code run}. */
  private References take(Relocations relocations) {
    InstructionReader reader =
        InstructionReader.ofBody(parts.files().original().code().get(1), "run");
    RelocatedCode relocated = new RelocatedCode(parts.proof(), relocations, 1, "run");
    References.Collector found = new References.Collector();
    while (reader.next()) {
      relocated.take(reader, found);
    }
    return found.done(true, false);
  }
}
