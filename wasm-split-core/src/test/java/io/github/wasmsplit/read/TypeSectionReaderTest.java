package io.github.wasmsplit.read;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.wasmsplit.bytes.ByteReader;
import io.github.wasmsplit.bytes.ByteSlice;
import io.github.wasmsplit.diag.MalformedException;
import io.github.wasmsplit.fixture.HexModule;
import io.github.wasmsplit.wasm.FunctionType;
import io.github.wasmsplit.wasm.Immediates;
import io.github.wasmsplit.wasm.IndexSpace;
import io.github.wasmsplit.wasm.RecGroup;
import io.github.wasmsplit.wasm.TypeSection;
import java.util.List;
import org.junit.jupiter.api.Test;

class TypeSectionReaderTest {
  @Test
  void aFunctionHasParametersAndResults() {
    TypeSection types = read("01 60 02 7f 7e 01 7d");
    assertEquals(
        new FunctionType(List.of("7f", "7e"), List.of("7d")), types.functionTypes().get(0));
  }

  @Test
  void aTypeByItselfIsAGroup() {
    TypeSection types = read("02  60 00 00  60 01 7f 00");
    assertEquals(2, types.groups().size());
    assertEquals(1, types.groups().get(1).first());
    assertEquals(1, types.groups().get(1).count());
  }

  @Test
  void typesOfAGroupAreNumberedOneByOne() {
    TypeSection types = read("02  60 00 00  4e 02 60 00 00 60 01 7f 00");
    assertEquals(3, types.count());
    assertEquals(2, types.groups().size());
    assertEquals(2, types.groups().get(1).count());
  }

  @Test
  void structuresAndArraysAreNotFunctions() {
    TypeSection types = read("02  5f 02 7f 00 78 01  5e 7e 01");
    assertNull(types.functionTypes().get(0));
    assertNull(types.functionTypes().get(1));
  }

  @Test
  void indicesInATypeAreMarked() {
    TypeSection types = read("02  60 00 00  50 01 00 60 01 63 00 00");
    Immediates immediates = types.groups().get(1).body().immediates();
    assertEquals(2, immediates.count());
    assertEquals(IndexSpace.TYPE, immediates.space(0), "the supertype");
    assertEquals(IndexSpace.TYPE_S33, immediates.space(1), "the parameter");
    assertEquals(2, immediates.position(0));
    assertEquals(6, immediates.position(1));
  }

  @Test
  void aTypeMayNameItsOwnGroupButNoLaterOne() {
    RecGroup group = read("01  4e 02 5e 63 01 00 5e 63 00 00").groups().get(0);
    assertEquals(2, group.body().immediates().count());
    assertEquals("type-index", refusal("02  5e 63 01 00  5e 7f 00"));
  }

  @Test
  void formsThatDoNotExistAreRefused() {
    assertEquals("type-form", refusal("01 61 00 00"));
    assertEquals("value-type", refusal("01 60 01 40 00"));
    assertEquals("mutability", refusal("01 5e 7f 02"));
  }

  @Test
  void aValueTypeOutsideTheSectionIsReadByItself() {
    ByteReader reader = new ByteReader(ByteSlice.of(HexModule.parsed("aa 63 05 bb")), "global");
    reader.u8();
    assertEquals(5, TypeSectionReader.valueType(reader).immediates().index(0));
    assertEquals(0xbb, reader.u8());
  }

  private static TypeSection read(String hex) {
    return TypeSectionReader.read(ByteSlice.of(HexModule.parsed(hex)));
  }

  private static String refusal(String hex) {
    return assertThrows(MalformedException.class, () -> read(hex)).diagnostic().code();
  }
}
