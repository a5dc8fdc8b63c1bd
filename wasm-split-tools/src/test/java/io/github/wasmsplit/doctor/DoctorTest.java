package io.github.wasmsplit.doctor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.wasmsplit.doctor.Finding.Status;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Findings on machines with different tools. */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "The tools are shell scripts")
class DoctorTest {
  @TempDir Path folder;

  @Test
  void reportsMissingToolsWithAdvice() throws IOException {
    List<Finding> findings = examine(List.of());
    assertEquals(Status.OK, only(findings, "JDK").status());
    assertEquals("3.9", only(findings, "Maven").text());
    assertEquals(Status.MISSING, only(findings, "cargo").status());
    assertTrue(only(findings, "cargo").help().orElseThrow().contains("rustup target add"));
    assertEquals(Status.MISSING, only(findings, "wasm-bindgen").status());
    assertEquals(Status.NOTE, only(findings, "wasm-opt").status());
  }

  @Test
  void theVersionInTheLockFileCounts() throws IOException {
    tool("wasm-bindgen", "echo wasm-bindgen 0.2.126");
    assertEquals(Status.OK, only(examine(List.of()), "wasm-bindgen").status());

    Path crate = Files.createDirectories(folder.resolve("workspace/crate"));
    assertEquals(Status.NOTE, only(examine(List.of(crate)), "wasm-bindgen").status());
    Path lock = folder.resolve("workspace/Cargo.lock");
    Files.writeString(lock, "[[package]]\nname = \"wasm-bindgen\"\nversion = \"0.2.126\"\n");
    assertEquals(Status.OK, only(examine(List.of(crate)), "wasm-bindgen").status());
    Files.writeString(lock, "[[package]]\nname = \"wasm-bindgen\"\nversion = \"0.2.130\"\n");
    Finding finding = only(examine(List.of(crate)), "wasm-bindgen");
    assertEquals(Status.MISSING, finding.status());
    assertTrue(finding.text().contains("found: 0.2.126 ("), finding.text());
    assertTrue(finding.help().orElseThrow().contains("--version 0.2.130"));
  }

  @Test
  void reportsAnOldWasmOpt() throws IOException {
    tool("wasm-opt", "echo wasm-opt version 108");
    Finding old = only(examine(List.of()), "wasm-opt");
    assertEquals(Status.NOTE, old.status());
    assertTrue(old.help().orElseThrow().contains("108 of wasm-opt is too old"), old.toString());
    tool("wasm-opt", "echo wasm-opt version 132");
    assertEquals(Status.OK, only(examine(List.of()), "wasm-opt").status());
    tool("wasm-opt", "exit 1");
    assertEquals(Status.NOTE, only(examine(List.of()), "wasm-opt").status());
  }

  @Test
  void marksTheCargoThatIsUsed() throws IOException {
    Path libraries = Files.createDirectories(folder.resolve("lib"));
    tool("cargo", "exit 1");
    tool(
        "rustc",
        "case \"$*\" in *-vV*) echo 'release: 1.99.0';; *) echo %1$s; echo %2$s;; esac"
            .formatted(folder, libraries));
    assertEquals(2, examine(List.of()).stream().filter(f -> f.subject().equals("cargo")).count());
    Files.writeString(libraries.resolve("libstd-1.rlib"), "");
    Finding finding = only(examine(List.of()), "cargo");
    assertEquals(Status.OK, finding.status());
    assertTrue(finding.text().endsWith("Rust 1.99.0: has wasm32-unknown-unknown"), finding.text());
  }

  private List<Finding> examine(List<Path> crates) throws IOException {
    Map<String, String> environment = Map.of("PATH", folder.resolve("bin").toString());
    return new Doctor(folder, crates, environment).examine(Optional.of("3.9"));
  }

  private void tool(String name, String script) throws IOException {
    Path file = Files.createDirectories(folder.resolve("bin")).resolve(name);
    Files.writeString(file, "#!/bin/sh\n" + script + "\n");
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
  }

  private static Finding only(List<Finding> findings, String subject) {
    List<Finding> found = findings.stream().filter(f -> f.subject().equals(subject)).toList();
    assertEquals(1, found.size(), findings.toString());
    return found.get(0);
  }
}
