package io.github.wasmsplit.differential;

import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.wasmsplit.concurrent.Parallel;
import io.github.wasmsplit.diag.WasmSplitException;
import io.github.wasmsplit.differential.Damage.Files;
import io.github.wasmsplit.fixture.BuiltProgram;
import io.github.wasmsplit.fixture.LinkingEdit;
import io.github.wasmsplit.fixture.LinkingEdit.Sym;
import io.github.wasmsplit.fixture.RelocationEdit;
import io.github.wasmsplit.fixture.WasmFileEdit;
import io.github.wasmsplit.input.InputReader;
import io.github.wasmsplit.link.Linker;
import io.github.wasmsplit.program.Program;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Detectable damage to the linker's sections is refused with place and advice, or loses nothing
 * that the program refers to. {@code -DwasmSplit.seed=N} runs one seed alone; if the environment
 * variable {@code WASM_SPLIT_CI} is 1, a fresh seed is tried beside the fixed ones.
 */
class DamagedRelocationsTest {
  private static final int PROGRAMS = Integer.getInteger("wasmSplit.damagedPrograms", 25);
  private static final int OF_EACH_KIND = 4;
  private static final Path INPUTS = Path.of("..", "src", "it", "inputs");

  @TempDir Path temp;
  private final Parallel parallel = new Parallel(1);
  private final Map<Damage, Integer> refused = new EnumMap<>(Damage.class);

  @AfterEach
  void close() {
    parallel.close();
  }

  private interface Check {
    void of(long seed) throws IOException;
  }

  private static void seeds(int fixed, Check check) {
    Long only = Long.getLong("wasmSplit.seed");
    if (only != null) {
      run(only, check);
      return;
    }
    for (long seed = 1; seed <= fixed; seed++) {
      run(seed, check);
    }
    if ("1".equals(System.getenv("WASM_SPLIT_CI"))) {
      run(System.nanoTime(), check);
    }
  }

  private static void run(long seed, Check check) {
    try {
      check.of(seed);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (RuntimeException | AssertionError e) {
      throw new AssertionError("-DwasmSplit.seed=" + seed + ": " + e.getMessage(), e);
    }
  }

  @Test
  void damageToGeneratedProgramsIsRefusedOrHarmless() {
    seeds(
        PROGRAMS,
        seed -> {
          BuiltProgram built = new RandomProgram(seed).build();
          damage(built.original(), write("bindgened.wasm", built.bindgened()), seed, 1);
        });
    allRefused();
  }

  @Test
  void damageToACompiledProgramIsRefusedOrHarmless() {
    seeds(
        1,
        seed -> {
          byte[] original = java.nio.file.Files.readAllBytes(INPUTS.resolve("original.wasm"));
          damage(original, INPUTS.resolve("tiny_bg.wasm"), seed, OF_EACH_KIND);
        });
    allRefused();
  }

  /** Every kind of damage except one to sizes contradicts something in some file. */
  private void allRefused() {
    for (Damage damage : Damage.values()) {
      boolean expected = damage != Damage.SYMBOL_SIZE && Long.getLong("wasmSplit.seed") == null;
      assertTrue(!expected || refused.containsKey(damage), () -> damage + " in " + refused);
    }
  }

  private Path write(String name, byte[] bytes) {
    try {
      return java.nio.file.Files.write(temp.resolve(name), bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Program link(Path original, Path bindgened) {
    return Linker.link(InputReader.read(original, bindgened, parallel), parallel);
  }

  private void damage(byte[] original, Path bindgened, long seed, int each) {
    Random random = new Random(seed);
    Program whole = link(write("original.wasm", original), bindgened);
    Files files = Files.of(original);
    for (Damage damage : Damage.values()) {
      int done = 0;
      for (int tries = 0; tries < 20 * each && done < each; tries++) {
        Optional<byte[]> damaged = damaged(damage, files, random);
        if (damaged.isPresent()) {
          done++;
          String what = damage + " " + tries;
          check(damage, what, whole, write("damaged.wasm", damaged.get()), bindgened);
        }
      }
    }
  }

  private void check(Damage damage, String what, Program whole, Path damaged, Path bindgened) {
    Program linked;
    try {
      linked = link(damaged, bindgened);
    } catch (WasmSplitException e) {
      assertTrue(e.diagnostic().advice().isPresent(), () -> what + ": " + e.getMessage());
      assertTrue(e.diagnostic().place().section().isPresent(), () -> what + ": " + e.getMessage());
      refused.merge(damage, 1, Integer::sum);
      return;
    }
    String lost = LostReferences.first(whole, linked);
    assertNull(lost, () -> what + " loses the reference of " + lost);
  }

  private static Optional<byte[]> damaged(Damage damage, Files files, Random random) {
    WasmFileEdit edit = new WasmFileEdit(files.original());
    String section =
        damage.ofSymbols() ? "linking" : random.nextBoolean() ? "reloc.CODE" : "reloc.DATA";
    boolean[] done = new boolean[1];
    edit.changeCustom(
        section,
        content -> {
          Optional<byte[]> changed =
              damage.ofSymbols()
                  ? symbols(damage, files, content, random)
                  : damage.relocations(
                      new RelocationEdit(content), section.equals("reloc.CODE"), files, random);
          done[0] = changed.isPresent();
          return changed.orElse(content);
        });
    return done[0] ? Optional.of(edit.toByteArray()) : Optional.empty();
  }

  private static Optional<byte[]> symbols(
      Damage damage, Files files, byte[] content, Random random) {
    LinkingEdit linking = new LinkingEdit(content);
    int at = random.nextInt(linking.symbols.size());
    Sym symbol = files.symbols().get(at);
    Optional<Sym> changed = damage.symbol(symbol, random);
    if (changed.isEmpty()
        || changed.get().equals(symbol)
        || files.cannotBeTold(symbol, changed.get())) {
      return Optional.empty();
    }
    linking.symbols.set(at, changed.get());
    return Optional.of(linking.toByteArray());
  }
}
