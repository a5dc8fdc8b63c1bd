package io.github.wasmsplit.maven;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.wasmsplit.WasmSplit;
import io.github.wasmsplit.api.OptimizeRequest;
import io.github.wasmsplit.api.OutputFile;
import io.github.wasmsplit.api.SplitRequest;
import io.github.wasmsplit.api.SplitResult;
import io.github.wasmsplit.api.WasmOpt;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Repeated splitting and optimizing of one folder does nothing twice and undoes nothing. */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "the tool of these tests is a shell script")
class IncrementalOptimizeTest {
  private static final Path INPUTS = Path.of("../src/it/inputs");

  @TempDir Path folder;
  private Path out;
  private Path inputs;
  private WasmOpt tool;
  private int splits;
  private int optimizations;

  @BeforeEach
  void prepare() throws IOException {
    out = folder.resolve("out");
    inputs = Files.createDirectory(folder.resolve("in"));
    for (String name : List.of("original.wasm", "tiny_bg.wasm", "tiny.js", "tiny.d.ts")) {
      Files.copy(INPUTS.resolve(name), inputs.resolve(name));
    }
    Path script =
        Files.writeString(
            folder.resolve("wasm-opt"),
            """
            #!/bin/sh
            [ "$1" = --version ] && echo wasm-opt version 132 && exit
            while [ $# -gt 3 ]; do shift; done
            cat "$1" > "$3"
            # A custom section, each time one more.
            printf '\\000\\002\\001x' >> "$3"
            """);
    assertTrue(script.toFile().setExecutable(true));
    tool = WasmSplit.wasmOpt(script);
  }

  @Test
  void doesNothingTwice() throws IOException {
    IncrementalSplit.Outcome split = split(true);
    IncrementalSplit.Outcome optimized = optimize("-O");
    assertEquals(bytes(split) + 4 * modules(split).count(), bytes(optimized));

    IncrementalSplit.Outcome again = split(true);
    assertTrue(again.upToDate());
    assertEquals(optimized.files(), again.files(), "the jar is made of what is there");
    assertTrue(optimize("-O").upToDate());
    assertEquals(1, splits);
    assertEquals(1, optimizations);
  }

  @Test
  void changedOptionsStartFromTheSplit() throws IOException {
    split(true);
    IncrementalSplit.Outcome first = optimize("-O");
    IncrementalSplit.Outcome second = optimize("-Oz");
    assertFalse(second.upToDate());
    assertEquals(bytes(first), bytes(second));
    assertTrue(split(true).upToDate());
    tool = new WasmOpt(tool.executable(), "wasm-opt version 133");
    assertFalse(optimize("-Oz").upToDate());
    assertEquals(3, optimizations);
    assertEquals(1, splits);
  }

  @Test
  void changedInputsAreSplitAndOptimized() throws IOException {
    split(true);
    IncrementalSplit.Outcome first = optimize("-O");
    Files.writeString(inputs.resolve("tiny.d.ts"), "// changed\n");
    assertFalse(split(true).upToDate());
    IncrementalSplit.Outcome second = optimize("-O");
    assertFalse(second.upToDate());
    assertNotEquals(first.files(), second.files());
    assertEquals("// changed\n", Files.readString(out.resolve("tiny.d.ts")));
    assertTrue(split(true).upToDate());
    assertTrue(optimize("-O").upToDate());
  }

  @Test
  void declarationsOfTheLoaderStayAndAreMadeAgainIfMissing() throws IOException {
    split(true);
    Path types = out.resolve("__wasm_split.d.ts");
    String text = Files.readString(types);
    assertTrue(optimize("-O").files().stream().anyMatch(f -> f.name().equals("__wasm_split.d.ts")));
    assertEquals(text, Files.readString(types));
    Files.delete(types);
    assertFalse(split(true).upToDate());
    assertEquals(text, Files.readString(types));
  }

  @Test
  void withoutTheGoalInputsAreSplitAgain() throws IOException {
    IncrementalSplit.Outcome split = split(true);
    optimize("-O");
    IncrementalSplit.Outcome again = split(false);
    assertFalse(again.upToDate());
    assertEquals(split.files(), again.files());
  }

  @Test
  void alteredFilesAreMadeAgain() throws IOException {
    split(true);
    IncrementalSplit.Outcome first = optimize("-O");
    Files.writeString(out.resolve("main.wasm"), "?");
    assertFalse(split(true).upToDate());
    assertEquals(first.files(), optimize("-O").files());
  }

  @Test
  void theUnoptimizedBuildIsNotKept() throws IOException {
    IncrementalSplit.Outcome split = split(true);
    optimize("-O");
    for (OutputFile file : split.files()) {
      boolean hashed =
          file.kind() == OutputFile.Kind.MODULE || file.kind() == OutputFile.Kind.CHUNK;
      assertEquals(!hashed, Files.exists(out.resolve(file.name())), file.name());
    }
    assertFalse(Files.exists(out.resolve(".wasm-split-builds.json")));
  }

  private IncrementalSplit.Outcome split(boolean optimizes) throws IOException {
    Optional<OptimizedState> state = optimizes ? Optional.of(state()) : Optional.empty();
    return new IncrementalSplit(
            Optional.of(folder.resolve("state/split.txt")), "1", this::split, state)
        .run(
            SplitRequest.builder()
                .original(inputs.resolve("original.wasm"))
                .bindgened(inputs.resolve("tiny_bg.wasm"))
                .outputDirectory(out)
                .build());
  }

  private SplitResult split(SplitRequest request) {
    splits++;
    return WasmSplit.split(request);
  }

  private IncrementalSplit.Outcome optimize(String option) throws IOException {
    return new IncrementalOptimize(Optional.of(state()), "1", this::optimize)
        .run(
            OptimizeRequest.builder()
                .directory(out)
                .wasmOpt(tool)
                .options(List.of(option))
                .threads(2)
                .build());
  }

  private SplitResult optimize(OptimizeRequest request) {
    optimizations++;
    return WasmSplit.optimize(request);
  }

  private OptimizedState state() {
    return OptimizedState.of(folder.resolve("state"), out);
  }

  /** Size of main. */
  private static long bytes(IncrementalSplit.Outcome outcome) {
    return modules(outcome).mapToLong(OutputFile::bytes).sum();
  }

  /** All files except main, where the length of its id varies. */
  private static Stream<OutputFile> modules(IncrementalSplit.Outcome outcome) {
    return outcome.files().stream().filter(f -> f.kind() == OutputFile.Kind.MODULE);
  }
}
