package io.github.wasmsplit.rust;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** The choice between several cargos. */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "The tools are shell scripts")
class ToolchainFinderTest {
  @TempDir Path folder;
  private FakeTools first;
  private FakeTools second;

  @BeforeEach
  void prepare() throws IOException {
    first = new FakeTools(folder.resolve("first"));
    second = new FakeTools(folder.resolve("second"));
  }

  @Test
  void takesTheFirstThatHasTheTarget() throws IOException {
    assertEquals(first.bin.resolve("cargo"), best(false).orElseThrow().cargo());
    first.withoutTarget();
    assertEquals(second.bin.resolve("cargo"), best(false).orElseThrow().cargo());
  }

  @Test
  void prefersTheTargetToSources() throws IOException {
    first.withoutTarget();
    first.withSources();
    assertEquals(second.bin.resolve("cargo"), best(false).orElseThrow().cargo());
    assertEquals(first.bin.resolve("cargo"), best(true).orElseThrow().cargo());
    second.withoutTarget();
    RustToolchain found = best(false).orElseThrow();
    assertEquals(first.bin.resolve("cargo"), found.cargo());
    assertFalse(found.hasTarget());
  }

  @Test
  void findsNoToolchainWithoutATarget() throws IOException {
    first.withoutTarget();
    second.withoutTarget();
    assertEquals(Optional.empty(), best(false));
    assertEquals(2, finder(Optional.empty()).all().size());
  }

  @Test
  void passesOverToolchainsThatDoNotRun() throws IOException {
    Files.write(first.bin.resolve("rustc"), new byte[] {0, 1, 2});
    assertEquals(second.bin.resolve("cargo"), best(false).orElseThrow().cargo());
    first.script("rustc", "echo 'error: toolchain is not installed' >&2; exit 1\n");
    assertEquals(second.bin.resolve("cargo"), best(false).orElseThrow().cargo());
  }

  @Test
  void aToolchainIsPassedToRustup() throws IOException {
    first.script(
        "rustc", "[ \"$1\" = +nightly ] && exec " + second.bin + "/rustc \"$@\"\nexit 1\n");
    RustToolchain found = finder(Optional.of("nightly")).best(false).orElseThrow();
    assertEquals(first.bin.resolve("cargo"), found.cargo());
    assertEquals("1.99.0", found.release());
    assertTrue(
        found.call(List.of("build"), folder, Map.of()).toString().endsWith("cargo +nightly build"));
  }

  private Optional<RustToolchain> best(boolean buildStd) throws IOException {
    return finder(Optional.empty()).best(buildStd);
  }

  private ToolchainFinder finder(Optional<String> name) {
    Map<String, String> variables = new HashMap<>();
    variables.put("PATH", first.bin + File.pathSeparator + second.bin);
    return new ToolchainFinder(folder, variables, name);
  }
}
