package io.github.wasmsplit.link;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.wasmsplit.fixture.AssetBytes;
import io.github.wasmsplit.fixture.DataSym;
import io.github.wasmsplit.fixture.Program;
import io.github.wasmsplit.fixture.Segment;
import io.github.wasmsplit.program.MemoryImage;
import java.util.List;
import org.junit.jupiter.api.Test;

class DataDifferenceTest {
  @Test
  void namesThatDxWroteInOneInputAreRecognised() {
    assertEquals("assets-differ", difference(program("logo.svg", 1), program("logo-1a2b.svg", 1)));
  }

  @Test
  void differentDataMeansDifferentInputs() {
    assertEquals("data-differs", difference(program("logo.svg", 1), program("logo.svg", 2)));
  }

  @Test
  void differentDataBesideNamesMeansDifferentInputs() {
    assertEquals("data-differs", difference(program("logo.svg", 1), program("logo-1a2b.svg", 2)));
  }

  private static Program program(String name, int value) {
    Program program = new Program();
    Segment data = program.segment(".rodata");
    DataSym asset =
        data.define("__ASSETS__1", c -> c.bytes(AssetBytes.of("/app/logo.svg", name, 128)));
    program.addressGlobal("__ASSETS__1", asset, 0);
    data.define("CELL", c -> c.i32(value));
    return program;
  }

  private static String difference(Program original, Program bindgened) {
    LinkParts parts = LinkParts.of(original.build().original(), bindgened.build().bindgened());
    MemoryImage after = MemoryImageReader.read(parts.files().bindgened(), List.of());
    return DataDifference.of(parts.files(), parts.image(), after).diagnostic().code();
  }
}
