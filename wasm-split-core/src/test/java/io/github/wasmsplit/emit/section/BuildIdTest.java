package io.github.wasmsplit.emit.section;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import io.github.wasmsplit.bytes.Digests;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class BuildIdTest {
  private final List<byte[]> outputs = List.of(new byte[] {0, 1, 2}, new byte[] {3}, new byte[4]);

  @Test
  void theBuildIdChangesWithEveryByteOfEveryOutput() {
    BuildId before = id(outputs);
    for (byte[] output : outputs) {
      for (int i = 0; i < output.length; i++) {
        output[i]++;
        assertNotEquals(before, id(outputs));
        output[i]--;
      }
    }
    assertEquals(before, id(outputs));
  }

  @Test
  void theBuildIdChangesWithTheOrderOfOutputs() {
    List<byte[]> others = new ArrayList<>(outputs);
    others.add(others.remove(0));
    assertNotEquals(id(outputs), id(others));
  }

  @Test
  void hexHasSixteenDigitsWhateverTheValue() {
    assertEquals("0000000000000000", BuildId.PLACEHOLDER.hex());
    assertEquals("ffffffffffffffff", new BuildId(-1).hex());
  }

  private static BuildId id(List<byte[]> outputs) {
    Stream<Digests> digests = outputs.stream().map(Digests::of);
    return BuildId.of(digests.toList());
  }
}
