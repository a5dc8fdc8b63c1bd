package io.github.wasmsplit.link;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.wasmsplit.fixture.Bytes;
import io.github.wasmsplit.fixture.HexModule;
import io.github.wasmsplit.read.ModuleReader;
import io.github.wasmsplit.wasm.SectionId;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class OriginalNamesTest {
  private static final String DIGEST = "_0123456789abcdef";

  @Test
  void functionsOfOneNameAreAllFound() {
    assertArrayEquals(new int[] {1, 3}, named("", "import", "same", "other", "same").found("same"));
  }

  @Test
  void aNameThatNoFunctionHasIsNotFound() {
    assertEquals(0, named("", "import", "one", null).found("two").length);
  }

  @Test
  void anImportIsNotFound() {
    assertEquals(0, named("", "import", "one").found("import").length);
  }

  @Test
  void anExportIsFoundWithoutTheDigestOfItsCrate() {
    Named names = named("run" + DIGEST, "import", "run" + DIGEST);
    assertArrayEquals(new int[] {1}, names.found("run"));
    assertArrayEquals(new int[] {1}, names.found("run" + DIGEST));
    assertArrayEquals(new int[] {1}, names.names().ofCrates().toArray());
  }

  @Test
  void aFunctionThatIsNotExportedKeepsItsDigest() {
    Named names = named("", "import", "run" + DIGEST);
    assertEquals(0, names.found("run").length);
    assertEquals(0, names.names().ofCrates().size());
  }

  @Test
  void anExportUnderAnotherNameKeepsItsDigest() {
    assertEquals(0, named("other" + DIGEST, "import", "run" + DIGEST).found("other").length);
  }

  @Test
  void aFunctionThatDescribesATypeKeepsItsDigest() {
    String describe = "__wbindgen_describe_run";
    assertEquals(0, named(describe + DIGEST, "import", describe + DIGEST).found(describe).length);
  }

  private record Named(OriginalNames names) {
    int[] found(String name) {
      return names.of(name).map(list -> list.toArray()).orElseGet(() -> new int[0]);
    }
  }

  /** Functions, the first of them imported, the second exported if {@code export} is not null. */
  private static Named named(String export, String... names) {
    Bytes types = new Bytes().u32(names.length - 1);
    Bytes code = new Bytes().u32(names.length - 1);
    for (int i = 1; i < names.length; i++) {
      types.u8(0);
      code.u8(2).u8(0).u8(0x0b);
    }
    HexModule module =
        new HexModule()
            .with(SectionId.TYPE.id(), "01 60 00 00")
            .with(SectionId.IMPORT.id(), "01 01 6d 01 66 00 00")
            .with(SectionId.FUNCTION.id(), types);
    if (!export.isEmpty()) {
      module = module.with(SectionId.EXPORT.id(), new Bytes().u32(1).name(export).u8(0).u32(1));
    }
    byte[] bytes = module.with(SectionId.CODE.id(), code).toByteArray();
    return new Named(
        new OriginalNames(ModuleReader.read(bytes, "test.wasm"), Arrays.asList(names)));
  }
}
