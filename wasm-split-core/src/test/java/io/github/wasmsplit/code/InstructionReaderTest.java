package io.github.wasmsplit.code;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.wasmsplit.bytes.ByteSlice;
import io.github.wasmsplit.diag.MalformedException;
import io.github.wasmsplit.diag.UnsupportedException;
import io.github.wasmsplit.wasm.IndexSpace;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class InstructionReaderTest {
  @ParameterizedTest
  @CsvSource({
    "20 05, LOCAL 5",
    "0c 03, OTHER 3",
    "10 ac 02, FUNCTION 300",
    "23 07, GLOBAL 7",
    "25 01, TABLE 1",
    "3f 00, MEMORY 0",
    "08 02, TAG 2",
    "14 04, TYPE 4",
    "fc 09 06, DATA 6",
    "fc 0d 05, ELEMENT 5",
    "41 7f, I32 -1",
    "41 80 80 80 80 78, I32 -2147483648",
    "41 ff ff ff ff 07, I32 2147483647",
    "10 80 80 80 80 00, FUNCTION 0",
    "41 c0 00, I32 64",
    "42 80 80 80 80 80 80 80 80 80 7f, I64 -9223372036854775808",
    "11 09 02, TYPE 9 TABLE 2",
    "fc 0a 01 02, MEMORY 1 MEMORY 2",
    "28 02 10, OTHER 2 OFFSET 16",
    "28 42 01 10, OTHER 66 MEMORY 1 OFFSET 16",
    "28 02 ff ff ff ff 0f, OTHER 2 OFFSET 4294967295",
    "02 40, OTHER -64",
    "02 7f, OTHER -1",
    "02 80 01, TYPE_S33 128",
    "0e 02 07 08 09, OTHER 2 OTHER 7 OTHER 8 OTHER 9",
    "43 00 00 80 3f, OTHER 1065353216",
    "d0 70, OTHER -16",
  })
  void readsImmediates(String code, String expected) {
    InstructionReader reader = expression(code + " 0b");
    assertTrue(reader.next());
    assertEquals(expected, immediatesOf(reader));
    assertEquals(code.split(" ").length, reader.position());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "20 80 80 80 80 80 00",
        "20 80 80 80 80 10",
        "41 80 80 80 80 80 00",
        "41 80 80 80 80 70",
        "41 ff ff ff ff 0f",
        "42 80 80 80 80 80 80 80 80 80 7e",
        "28 00 80 80 80 80 80 80 80 80 80 02",
        "02 80 80 80 80 10",
        "d0 ff ff ff ff 2f",
        "28 80 80 80 80 80 00 00",
        "28 00 80 80 80 80 80 80 80 80 80 80 00",
        "42 80 80 80 80 80 80 80 80 80 80 00",
      })
  void refusesIntegersThatAreTooLong(String code) {
    InstructionReader reader = expression(code + " 0b");
    MalformedException e = assertThrows(MalformedException.class, reader::next);
    assertTrue(e.getMessage().contains("LEB128"), e.getMessage());
  }

  @ParameterizedTest
  @CsvSource({
    "28 80 01 00, memarg-flags",
    "02 41, block-type",
    "d0 40, heap-type",
    "1c 01 77, value-type",
  })
  void refusesUnknownTypesAndAlignments(String code, String error) {
    InstructionReader reader = expression(code + " 0b");
    assertEquals(error, assertThrows(MalformedException.class, reader::next).diagnostic().code());
  }

  @ParameterizedTest
  @ValueSource(strings = {"20", "20 80", "41 ff ff", "28 02", "43 00 00", "02", "0e 01 00"})
  void refusesBodiesThatEndEarly(String code) {
    InstructionReader reader = expression(code);
    assertThrows(MalformedException.class, reader::next);
  }

  @Test
  void readsOnToTheOutermostEnd() {
    InstructionReader reader = expression("02 40 20 00 1a 0b 0b");
    List<Integer> opcodes = new ArrayList<>();
    while (reader.next()) {
      opcodes.add(reader.opcode());
    }
    assertEquals(List.of(0x02, 0x20, 0x1a, 0x0b, 0x0b), opcodes);
    assertTrue(reader.atEnd());
    reader.expectEnd();
  }

  @Test
  void refusesMoreLocalsThanEnginesTake() {
    byte[] most = HexFormat.of().parseHex("01" + "d08603" + "7f" + "0b");
    assertTrue(InstructionReader.ofBody(ByteSlice.of(most), "test").next());
    byte[] tooMany = HexFormat.of().parseHex("02" + "d08603" + "7f" + "01" + "7e" + "0b");
    InstructionReader reader = InstructionReader.ofBody(ByteSlice.of(tooMany), "test");
    UnsupportedException e = assertThrows(UnsupportedException.class, reader::next);
    assertTrue(e.getMessage().contains("50001 locals"), e.getMessage());
  }

  private static InstructionReader expression(String code) {
    byte[] bytes = HexFormat.ofDelimiter(" ").parseHex(code);
    return InstructionReader.ofExpression(ByteSlice.of(bytes), "test");
  }

  private static String immediatesOf(InstructionReader reader) {
    List<String> texts = new ArrayList<>();
    for (int i = 0; i < reader.count(); i++) {
      texts.add(nameOf(reader.kind(i)) + " " + reader.value(i));
    }
    return String.join(" ", texts);
  }

  private static String nameOf(int kind) {
    return switch (kind) {
      case IndexSpace.FUNCTION -> "FUNCTION";
      case IndexSpace.TYPE -> "TYPE";
      case IndexSpace.TYPE_S33 -> "TYPE_S33";
      case IndexSpace.TABLE -> "TABLE";
      case IndexSpace.MEMORY -> "MEMORY";
      case IndexSpace.GLOBAL -> "GLOBAL";
      case IndexSpace.TAG -> "TAG";
      case IndexSpace.DATA -> "DATA";
      case IndexSpace.ELEMENT -> "ELEMENT";
      case Operand.LOCAL -> "LOCAL";
      case Operand.I32 -> "I32";
      case Operand.I64 -> "I64";
      case Operand.OFFSET -> "OFFSET";
      default -> "OTHER";
    };
  }
}
