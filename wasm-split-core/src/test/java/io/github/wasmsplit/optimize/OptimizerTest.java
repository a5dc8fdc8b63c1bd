package io.github.wasmsplit.optimize;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.wasmsplit.api.WasmOpt;
import io.github.wasmsplit.bytes.Blob;
import io.github.wasmsplit.concurrent.Parallel;
import io.github.wasmsplit.diag.WasmSplitException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** How wasm-opt is found and called, and how its failures are reported. */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "the tools of these tests are shell scripts")
class OptimizerTest {
  private static final Blob EMPTY = Blob.copyOf(new byte[] {0, 'a', 's', 'm', 1, 0, 0, 0});
  private static final Blob NAMED =
      Blob.copyOf(new byte[] {0, 'a', 's', 'm', 1, 0, 0, 0, 0, 8, 4, 'n', 'a', 'm', 'e', 1, 1, 0});

  @TempDir Path temp;

  @Test
  void theToolIsGivenEveryOutput() throws IOException {
    Path log = temp.resolve("log");
    WasmOpt tool = tool("132", "echo \"$@\" >> " + log + "\ncp \"$2\" \"$4\"\nprintf x >> \"$4\"");
    Map<String, Blob> inputs = new LinkedHashMap<>();
    inputs.put("main.wasm", EMPTY);
    inputs.put("b.wasm", EMPTY);
    Map<String, Blob> made = run(tool, inputs, "-O9");
    assertEquals(List.of("main.wasm", "b.wasm"), List.copyOf(made.keySet()));
    assertArrayEquals(new byte[] {0, 'a', 's', 'm', 1, 0, 0, 0, 'x'}, made.get("b.wasm").toArray());
    assertEquals(2, Files.readAllLines(log).size());
    assertTrue(Files.readAllLines(log).stream().allMatch(l -> l.startsWith("-O9 ")));
  }

  @Test
  void namesAreKeptIfThereAreAny() throws IOException {
    WasmOpt tool = tool("132", "[ \"$1\" = -g ] && [ \"$2\" = -O ] && cp \"$3\" \"$5\"");
    Map<String, Blob> inputs = Map.of("main.wasm", NAMED);
    assertEquals(NAMED, run(tool, inputs, "-O").get("main.wasm"));
  }

  @Test
  void aFailureTellsTheFileAndWhatTheToolSaid() throws IOException {
    WasmOpt tool = tool("132", "echo 'bad thing' >&2\nexit 3");
    WasmSplitException e =
        assertThrows(WasmSplitException.class, () -> run(tool, Map.of("main.wasm", EMPTY), "-O9"));
    assertEquals("wasm-opt-failed", e.diagnostic().code());
    assertTrue(e.getMessage().contains("main.wasm"), e::getMessage);
    assertTrue(e.getMessage().contains("ended with 3: bad thing"), e::getMessage);
    assertTrue(e.getMessage().contains("-O9"), e::getMessage);
  }

  @Test
  void anOldToolIsNamedAsTheCause() throws IOException {
    WasmOpt tool = tool("108", "exit 1");
    WasmSplitException e =
        assertThrows(WasmSplitException.class, () -> run(tool, Map.of("main.wasm", EMPTY), "-O"));
    assertTrue(e.getMessage().contains("Version 108 of wasm-opt is too old"), e::getMessage);
  }

  @Test
  void aToolThatWritesNothingHasFailed() throws IOException {
    WasmOpt tool = tool("132", "exit 0");
    assertThrows(WasmSplitException.class, () -> run(tool, Map.of("main.wasm", EMPTY), "-O"));
  }

  @Test
  void optionsForWholeProgramsAreRefused() throws IOException {
    WasmOpt tool = tool("132", "exit 0");
    for (String option :
        List.of("--closed-world", "-cw", "--minify-imports", "--minify-imports-and-exports")) {
      WasmSplitException e =
          assertThrows(
              WasmSplitException.class, () -> run(tool, Map.of("main.wasm", EMPTY), option));
      assertEquals("wasm-opt-option", e.diagnostic().code());
      assertTrue(e.getMessage().contains(option), e::getMessage);
    }
  }

  @Test
  void theToolIsFoundOnThePath() throws IOException {
    Path bin = Files.createDirectory(temp.resolve("bin"));
    Files.copy(
        tool("7", "").executable(),
        bin.resolve("wasm-opt"),
        java.nio.file.StandardCopyOption.COPY_ATTRIBUTES);
    String path = temp.resolve("none") + java.io.File.pathSeparator + bin;
    WasmOpt found = onPath(path).orElseThrow();
    assertEquals(bin.resolve("wasm-opt"), found.executable());
    assertEquals("wasm-opt version 7", found.version());
    assertTrue(onPath(temp.resolve("none").toString()).isEmpty());
    assertTrue(onPath("").isEmpty());
  }

  private static Optional<WasmOpt> onPath(String folders) {
    return WasmOptFinder.onPath(Map.of("PATH", folders));
  }

  @Test
  void aProgramThatIsNotWasmOptIsRefused() throws IOException {
    for (Path file :
        List.of(
            temp.resolve("missing"),
            temp,
            script("text", "echo hello"),
            Files.createFile(temp.resolve("empty")))) {
      WasmSplitException e = assertThrows(WasmSplitException.class, () -> WasmOptFinder.at(file));
      assertEquals("no-wasm-opt", e.diagnostic().code());
    }
  }

  private Map<String, Blob> run(WasmOpt tool, Map<String, Blob> inputs, String... options) {
    try (Parallel parallel = new Parallel(2)) {
      return Optimizer.optimize(tool, List.of(options), inputs, temp, 2, parallel);
    }
  }

  private WasmOpt tool(String version, String action) throws IOException {
    return WasmOptFinder.at(
        script(
            "wasm-opt-" + version,
            "if [ \"$1\" = --version ]; then echo wasm-opt version "
                + version
                + "; exit; fi\n"
                + action));
  }

  private Path script(String name, String text) throws IOException {
    Path file = Files.writeString(temp.resolve(name), "#!/bin/sh\n" + text + "\n");
    assertTrue(file.toFile().setExecutable(true));
    return file;
  }
}
