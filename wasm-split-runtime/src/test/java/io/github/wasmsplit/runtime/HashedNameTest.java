package io.github.wasmsplit.runtime;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HashedNameTest {
  private static final String HASH = "0123456789abcdef";

  @ParameterizedTest
  @ValueSource(strings = {"search", "", "größe", "../x", "a.b c", "with-many-letters-in-its-name"})
  void parsesItsNamesWhateverTheModuleOrGroup(String name) {
    for (HashedName made :
        new HashedName[] {
          HashedName.ofModule(12, name, HASH), HashedName.ofChunk(3, name, HASH),
        }) {
      assertEquals(Optional.of(made), HashedName.parse(made.fileName()));
      assertEquals(Optional.of(made), HashedName.parse("/app/" + made.fileName()));
    }
  }

  @ParameterizedTest
  @CsvSource({
    "search, module_2_search.0123456789abcdef.wasm, chunk_2_search.0123456789abcdef.wasm",
    "'', module_2_.0123456789abcdef.wasm, chunk_2.0123456789abcdef.wasm",
    "größe, module_2_gr__e.0123456789abcdef.wasm, chunk_2_gr__e.0123456789abcdef.wasm",
  })
  void recognisesHashedNames(String name, String module, String chunk) {
    assertEquals(module, HashedName.ofModule(2, name, HASH).fileName());
    assertEquals(chunk, HashedName.ofChunk(2, name, HASH).fileName());
  }

  @Test
  void otherContentChangesOnlyTheHash() {
    HashedName chunk = HashedName.ofChunk(3, "ed", HASH);
    assertEquals("chunk_3_ed.fedcba9876543210.wasm", chunk.withHash("fedcba9876543210").fileName());
  }

  @Test
  void refusesPartsThatCouldNotBeParsed() {
    assertThrows(IllegalArgumentException.class, () -> HashedName.ofModule(1, "a", "0123"));
    assertThrows(IllegalArgumentException.class, () -> new HashedName("../chunk_1", HASH));
    assertThrows(IllegalArgumentException.class, () -> new HashedName("main", HASH));
  }
}
