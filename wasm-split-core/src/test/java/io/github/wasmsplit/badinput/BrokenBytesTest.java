package io.github.wasmsplit.badinput;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.wasmsplit.diag.WasmSplitException;
import io.github.wasmsplit.fixture.BuiltProgram;
import io.github.wasmsplit.fixture.Mutation;
import io.github.wasmsplit.fixture.Seeds;
import io.github.wasmsplit.fixture.WasmFileEdit;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Truncated and damaged files. */
@Tag("long")
class BrokenBytesTest extends BadInputTest {
  private final BuiltProgram good = Samples.smallBuilt();

  @Test
  void refusesAnOriginalCutOffAnywhere() {
    assertTimeoutPreemptively(
        Duration.ofMinutes(2),
        () -> cutOff(good.original(), cut -> write(cut, good.bindgened()), original));
  }

  @Test
  void refusesABindgenedFileCutOffAnywhere() {
    assertTimeoutPreemptively(
        Duration.ofMinutes(2),
        () -> cutOff(good.bindgened(), cut -> write(good.original(), cut), bindgened));
  }

  private interface Writer {
    void write(byte[] cut);
  }

  /** A file that ends between two sections looks complete. */
  private void cutOff(byte[] whole, Writer writer, Path culprit) {
    Set<Integer> ends =
        new WasmFileEdit(whole)
            .sections().stream().map(WasmFileEdit.Section::end).collect(Collectors.toSet());
    ends.add(8);
    Folder before = Folder.of(out);
    for (int length = 0; length < whole.length; length++) {
      if (ends.contains(length)) {
        continue;
      }
      writer.write(prefix(whole, length));
      int at = length;
      WasmSplitException e =
          assertThrows(WasmSplitException.class, this::split, () -> "cut at " + at);
      assertEquals(culprit.toString(), e.diagnostic().place().file().orElse(""), () -> "" + at);
      assertTrue(length < 8 || e.diagnostic().place().offset().isPresent(), () -> "" + at);
    }
    assertEquals(before, Folder.of(out));
    for (int length : ends) {
      writer.write(prefix(whole, length));
      tolerate("cut at " + length);
    }
  }

  @Test
  void splitsOrRefusesFilesWithAFlippedBit() {
    damaged(
        600,
        (seed, files) -> {
          Random random = new Random(seed);
          byte[] target = files[random.nextInt(2)];
          target[random.nextInt(target.length)] ^= (byte) (1 << random.nextInt(8));
        });
  }

  @Test
  void splitsOrRefusesFilesWithManyDamagedBytes() {
    damaged(
        150,
        (seed, files) -> {
          Random random = new Random(seed);
          for (int i = 0; i < 8; i++) {
            byte[] target = files[random.nextInt(2)];
            target[random.nextInt(target.length)] = (byte) random.nextInt();
          }
        });
  }

  @Test
  void splitsOrRefusesMutatedFiles() {
    damaged(
        400,
        (seed, files) -> {
          Mutation mutation = new Mutation(seed);
          int target = mutation.either() ? 1 : 0;
          files[target] = mutation.of(files[target]);
        });
  }

  private interface Damage {
    void to(long seed, byte[][] files);
  }

  private void damaged(int times, Damage damage) {
    Seeds.forTest("BrokenBytesTest", times)
        .forEach(
            seed -> {
              byte[][] files = {good.original().clone(), good.bindgened().clone()};
              damage.to(seed, files);
              write(files[0], files[1]);
              assertTimeoutPreemptively(Duration.ofMinutes(1), () -> tolerate("damaged bytes"));
            });
  }

  /** A damaged file may still be split; otherwise the error gives a reason. */
  private void tolerate(String what) {
    try {
      split();
    } catch (WasmSplitException e) {
      assertTrue(e.getMessage().length() > 10, what);
    } catch (RuntimeException | Error e) {
      throw new AssertionError(what + ": " + e, e);
    }
  }
}
