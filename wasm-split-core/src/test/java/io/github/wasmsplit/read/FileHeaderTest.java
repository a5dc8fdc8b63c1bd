package io.github.wasmsplit.read;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.wasmsplit.diag.WasmSplitException;
import io.github.wasmsplit.fixture.HexModule;
import org.junit.jupiter.api.Test;

class FileHeaderTest {
  @Test
  void version1IsAccepted() {
    assertDoesNotThrow(() -> check("0061736d 01000000"));
  }

  @Test
  void anEmptyFileIsRefused() {
    assertEquals("empty-file", refusal(""));
  }

  @Test
  void aFileOfAnotherKindIsRefused() {
    assertEquals("not-wasm", refusal("504b0304 01000000"));
    assertEquals("not-wasm", refusal("006173"));
  }

  @Test
  void aFileThatEndsInItsHeaderIsRefused() {
    assertEquals("truncated", refusal("0061736d 010000"));
  }

  @Test
  void aComponentIsToldFromAnotherVersion() {
    assertEquals("component", refusal("0061736d 0d000100"));
    assertEquals("version", refusal("0061736d 02000000"));
  }

  private static void check(String hex) {
    FileHeader.check(HexModule.parsed(hex), "test.wasm");
  }

  private static String refusal(String hex) {
    return assertThrows(WasmSplitException.class, () -> check(hex)).diagnostic().code();
  }
}
