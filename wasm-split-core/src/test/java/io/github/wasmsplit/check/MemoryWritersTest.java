package io.github.wasmsplit.check;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.wasmsplit.bytes.ByteSlice;
import io.github.wasmsplit.diag.ClosureException;
import io.github.wasmsplit.plan.Output;
import io.github.wasmsplit.program.MemoryImage;
import java.util.BitSet;
import java.util.Random;
import org.junit.jupiter.api.Test;

class MemoryWritersTest {
  private static final int OUTPUTS = 70_000;
  private static final int BYTES = 40;

  private static MemoryWriters writers(boolean readOnly) {
    ByteSlice bytes = ByteSlice.of(new byte[BYTES], "data", 0);
    MemoryImage image =
        new MemoryImage(new long[] {64}, new ByteSlice[] {bytes}, new boolean[] {readOnly});
    return new MemoryWriters(image, OUTPUTS);
  }

  private static Output output(int number) {
    return new Output(number, Output.Kind.CHUNK, "");
  }

  @Test
  void knowsTheFirstOfVeryManyOutputs() {
    MemoryWriters writers = writers(false);
    writers.claim(output(OUTPUTS - 1), 0, 3, 2);
    assertEquals(-1, writers.firstOf(0, 2));
    assertEquals(OUTPUTS - 1, writers.firstOf(0, 3));
    assertThrows(ClosureException.class, () -> writers.claim(output(4463), 0, 4, 1));
  }

  @Test
  void knowsAllOutputsThatWriteAConstant() {
    Random random = new Random(1);
    MemoryWriters writers = writers(true);
    BitSet[] written = new BitSet[8];
    for (int o = 0; o < written.length; o++) {
      written[o] = new BitSet();
      for (int run = 0; run < 3; run++) {
        int from = random.nextInt(BYTES);
        int free = written[o].nextSetBit(from) < 0 ? BYTES : written[o].nextSetBit(from);
        int to = Math.min(free, from + random.nextInt(6));
        if (to > from && !written[o].get(from)) {
          written[o].set(from, to);
          writers.claim(output(o), 0, from, to - from);
        }
      }
    }
    for (int i = 0; i < BYTES; i++) {
      for (int o = 0; o < written.length; o++) {
        BitSet alone = new BitSet();
        alone.set(o);
        assertEquals(written[o].get(i), writers.isWrittenBy(alone, 0, i));
      }
    }
  }
}
