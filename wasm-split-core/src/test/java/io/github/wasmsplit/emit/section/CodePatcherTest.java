package io.github.wasmsplit.emit.section;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.wasmsplit.bytes.ByteSink;
import io.github.wasmsplit.bytes.ByteSlice;
import io.github.wasmsplit.emit.layout.IndexMaps;
import io.github.wasmsplit.fixture.HexModule;
import io.github.wasmsplit.wasm.Immediates;
import io.github.wasmsplit.wasm.IndexSpace;
import io.github.wasmsplit.wasm.IndexedBytes;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;

class CodePatcherTest {
  /** Types 0 and 1 have these numbers; type 2 is gone. */
  private static final CodePatcher PATCHER = new CodePatcher(IndexMaps.ofTypes(64, 300, -1));

  @Test
  void bytesBetweenIndicesStay() {
    assertEquals("aa40bbac02cc", patched("aa 00 bb 01 cc", 1, IndexSpace.TYPE, 0, 3, 1));
  }

  @Test
  void anIndexAsAHeapTypeIsSigned() {
    assertEquals("63c000", patched("63 00", 1, IndexSpace.TYPE_S33, 0));
  }

  @Test
  void aPaddedIndexLosesItsPadding() {
    assertEquals("aa40bb", patched("aa 8080808000 bb", 1, IndexSpace.TYPE, 0));
  }

  @Test
  void anIndexMissingFromTheOutputIsABug() {
    assertThrows(IllegalStateException.class, () -> patched("02", 0, IndexSpace.TYPE, 2));
  }

  /** Patches bytes with an index at a position, and optionally a second index. */
  private static String patched(String hex, int at, int space, int index, int... another) {
    int[] packed =
        another.length == 0
            ? new int[] {at << 4 | space, index}
            : new int[] {at << 4 | space, index, another[0] << 4 | space, another[1]};
    IndexedBytes source =
        new IndexedBytes(ByteSlice.of(HexModule.parsed(hex)), Immediates.ofType(packed));
    ByteSink sink = new ByteSink();
    PATCHER.write(sink, source);
    return HexFormat.of().formatHex(sink.toArray());
  }
}
