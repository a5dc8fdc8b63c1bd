package io.github.wasmsplit.read;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.wasmsplit.diag.MalformedException;
import io.github.wasmsplit.fixture.Bytes;
import io.github.wasmsplit.fixture.HexModule;
import io.github.wasmsplit.wasm.SectionId;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class NameReaderTest {
  private static final int MODULE_NAME = 0;
  private static final int FUNCTION_NAMES = 1;

  private static final HexModule TWO_FUNCTIONS =
      new HexModule()
          .with(SectionId.TYPE.id(), "01 60 00 00")
          .with(SectionId.FUNCTION.id(), "02 00 00")
          .with(SectionId.CODE.id(), "02 02 00 0b 02 00 0b");

  @Test
  void aFunctionWithoutANameHasNull() {
    assertEquals(Arrays.asList(null, "f"), names("01  01 01 66").orElseThrow());
  }

  @Test
  void namesNeedNotBeInOrder() {
    assertEquals(List.of("g", "f"), names("02  01 01 66  00 01 67").orElseThrow());
  }

  @Test
  void withoutASubsectionOfFunctionsThereAreNoNames() {
    assertTrue(read(new Bytes().u8(MODULE_NAME).sized(new Bytes().name("app"))).isEmpty());
    assertTrue(NameReader.functionNames(ModuleReader.read(bytes(TWO_FUNCTIONS), "t")).isEmpty());
  }

  @Test
  void otherSubsectionsAreSkipped() {
    Bytes contents = new Bytes().u8(MODULE_NAME).sized(new Bytes().name("app"));
    contents.u8(FUNCTION_NAMES).sized(hex("01  00 01 66"));
    assertEquals(Arrays.asList("f", null), read(contents).orElseThrow());
  }

  @Test
  void aNameOfAMissingFunctionIsRefused() {
    assertEquals("function-index", refusal("01  02 01 66"));
  }

  @Test
  void aSecondNameIsRefused() {
    assertEquals("name-twice", refusal("02  00 01 66  00 01 67"));
  }

  private static Optional<List<String>> names(String list) {
    return read(new Bytes().u8(FUNCTION_NAMES).sized(hex(list)));
  }

  private static String refusal(String list) {
    return assertThrows(MalformedException.class, () -> names(list)).diagnostic().code();
  }

  private static Optional<List<String>> read(Bytes contents) {
    byte[] module = bytes(TWO_FUNCTIONS.withCustom("name", contents));
    return NameReader.functionNames(ModuleReader.read(module, "test.wasm"));
  }

  private static byte[] bytes(HexModule module) {
    return module.toByteArray();
  }

  private static Bytes hex(String hex) {
    return new Bytes().bytes(HexModule.parsed(hex));
  }
}
