package io.github.wasmsplit.check;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.wasmsplit.WasmSplit;
import io.github.wasmsplit.api.SealRequest;
import io.github.wasmsplit.api.SplitResult;
import io.github.wasmsplit.fixture.DataSym;
import io.github.wasmsplit.fixture.Func;
import io.github.wasmsplit.fixture.Program;
import io.github.wasmsplit.fixture.Segment;
import io.github.wasmsplit.fixture.Sig;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * Without the files from before the change fewer defects can be found, but outputs must still fit
 * each other.
 */
class SealAloneTest extends SealingTest {
  private static final Sig UNARY = Sig.of("i:i");

  @Test
  void checksOutputsAgainstEachOther() throws IOException {
    change("module_1", CODE, SectionChanges::withNops);
    SplitResult sealed = WasmSplit.seal(SealRequest.of(folder));
    assertEquals("not-compared", sealed.diagnostics().get(0).code());
    byte[] ofOne = Surgery.sections(bytes(find(folder, "module_1"))).get(DATA);
    change(
        "module_2",
        DATA,
        section -> SectionChanges.joined(section, SectionChanges.lastByte().apply(ofOne)));
    assertEquals("double-write", refusal(SealRequest.of(folder)).diagnostic().code());
  }

  @Test
  void refusesASlotFilledTwice() throws IOException {
    byte[] ofOne = Surgery.sections(bytes(find(folder, "module_1"))).get(ELEMENT);
    change(
        "module_2",
        ELEMENT,
        section -> {
          byte[] copy = section.clone();
          copy[3] = ofOne[3];
          return copy;
        });
    assertEquals("slot-twice", refusal(SealRequest.of(folder)).diagnostic().code());
  }

  @Test
  void acceptsCopiesThatFillTheSlotOfTheirFunction() throws IOException {
    Program program = new Program();
    Segment data = program.segment(".data");
    DataSym cell = data.define("CELL", c -> c.i32(0));
    Func pointedTo = program.function("pointed_to", UNARY, c -> c.get(0));
    for (String module : List.of("one", "two")) {
      DataSym own = data.define("OF_" + module, c -> c.i32(2));
      Func called = program.function("called_" + module, UNARY, c -> c.get(0));
      TwoModules.entry(program, module, own, called, pointedTo, cell);
    }
    folder = temp.resolve("copies");
    split = split(folder, program.build(), 4096);
    assertEquals(3, split.files().stream().filter(f -> isWasm(f.kind())).count(), "no chunk");

    change("module_1", CODE, SectionChanges::withNops);
    assertEquals(
        "not-compared", WasmSplit.seal(SealRequest.of(folder)).diagnostics().get(0).code());
  }
}
