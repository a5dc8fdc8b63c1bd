package io.github.wasmsplit.rust;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** Which tools are run with which flags, and what is reported if one is missing. */
class BuildToolsTest extends WithFakeTools {
  @Test
  void anotherVersionOfWasmBindgenIsAnErrorWithTheCommandToRun() throws IOException {
    tools.wasmBindgen("0.2.126");
    RustBuildException e = assertThrows(RustBuildException.class, this::run);
    assertTrue(e.getMessage().contains("wasm-bindgen 0.2.130 is needed"), e.getMessage());
    assertTrue(e.getMessage().contains("found: 0.2.126 ("), e.getMessage());
    assertTrue(
        e.getMessage().contains("cargo install --locked wasm-bindgen-cli --version 0.2.130"),
        e.getMessage());
  }

  @Test
  void theErrorNamesAWasmBindgenThatDoesNotWork() {
    sample.wasmBindgen = folder.resolve("nowhere/wasm-bindgen");
    RustBuildException e = assertThrows(RustBuildException.class, this::run);
    assertTrue(
        e.getMessage().contains("found: " + sample.wasmBindgen + " is none that works"),
        e.getMessage());
  }

  @Test
  void wasmBindgenIsInstalledOnRequestAndOnce() throws IOException {
    tools.wasmBindgen("0.2.126");
    tools.installable("0.2.130");
    sample.install = true;
    assertTrue(only(run(), "cargo install").contains("--version 0.2.130"));
    Files.writeString(sample.source, "changed");
    assertFalse(run().stream().anyMatch(c -> c.startsWith("cargo install")));
  }

  @Test
  void aVersionWithABrokenLockFileIsInstalledWithoutIt() throws IOException {
    tools.wasmBindgen("0.2.126");
    tools.installable("0.2.130");
    Files.writeString(tools.bin.resolve("unlockable"), "");
    sample.install = true;
    RustBuildException e = assertThrows(RustBuildException.class, this::run);
    assertTrue(e.getMessage().contains("<installUnlocked>true</installUnlocked>"), e.getMessage());

    sample.installUnlocked = true;
    List<String> installs = run().stream().filter(c -> c.startsWith("cargo install")).toList();
    assertEquals(2, installs.size());
    assertTrue(installs.get(0).endsWith("--locked"));
    assertFalse(installs.get(1).contains("--locked"));
  }

  @Test
  void twoModulesShareAnInstallation() throws IOException {
    tools.wasmBindgen("0.2.126");
    tools.installable("0.2.130");
    Sample other = new Sample(folder.resolve("other"), tools);
    Files.createDirectories(other.crate);
    List.of(sample, other).forEach(s -> s.install = true);
    other.cache = sample.cache;
    CompletableFuture<Void> one = CompletableFuture.runAsync(() -> sample.run());
    CompletableFuture<Void> two = CompletableFuture.runAsync(() -> other.run());
    CompletableFuture.allOf(one, two).join();
    only(tools.calls(), "cargo install");
  }

  @Test
  void withoutAToolchainTheAdviceSaysWhatToInstall() throws IOException {
    tools.withoutTarget();
    RustBuildException e = assertThrows(RustBuildException.class, this::run);
    assertTrue(e.getMessage().contains("rustup target add wasm32-unknown-unknown"), e.getMessage());
  }

  @Test
  void withSourcesOnlyTheStandardLibraryIsBuilt() throws IOException {
    tools.withoutTarget();
    tools.withSources();
    List<String> calls = run();
    assertTrue(only(calls, "cargo rustc").contains("-Zbuild-std=std,panic_abort "));
    assertTrue(only(calls, "flags").endsWith("|1"), "RUSTC_BOOTSTRAP");
    assertTrue(sample.log.contains("RUSTC_BOOTSTRAP=1"), sample.log);
  }

  @Test
  void unwindingProgramsHaveAnUnwindingStandardLibrary() throws IOException {
    tools.withoutTarget();
    tools.withSources();
    sample.environment.put("RUSTFLAGS", "-C panic=unwind");
    assertTrue(only(run(), "cargo rustc").contains("-Zbuild-std=std,panic_unwind,panic_abort "));
  }

  @Test
  void flagsOfTheUserStay() throws IOException {
    sample.environment.put("RUSTFLAGS", "--cfg  mine");
    String flags = only(run(), "flags");
    assertTrue(flags.startsWith("flags --cfg\u001fmine\u001f--remap-path-prefix="), flags);
    assertTrue(flags.contains("\u001f--remap-path-prefix=" + sample.crate + "=.\u001f"), flags);
  }

  @Test
  void flagsUnderAConditionAreLeftToCargo() throws IOException {
    tools.configuration("{\"target\":{\"cfg(all())\":{\"rustflags\":[\"--cfg\",\"x\"]}}}");
    assertEquals("flags ||", only(run(), "flags"));
    assertTrue(sample.log.contains("WARN The program will hold paths"), sample.log);
  }

  @Test
  void pathsAreLeftAloneOnRequest() throws IOException {
    sample.remapPaths = false;
    assertEquals("flags ||", only(run(), "flags"));
  }
}
