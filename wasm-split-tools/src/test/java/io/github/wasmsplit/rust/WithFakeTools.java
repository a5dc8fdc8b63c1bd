package io.github.wasmsplit.rust;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Runs the goal with scripts in place of the tools. */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "The tools are shell scripts")
abstract class WithFakeTools {
  @TempDir Path folder;
  FakeTools tools;
  Sample sample;

  @BeforeEach
  void prepare() throws IOException {
    folder = folder.toRealPath();
    tools = new FakeTools(folder);
    tools.wasmBindgen("0.2.130");
    tools.program("one");
    sample = new Sample(folder, tools);
  }

  List<String> run() throws IOException {
    tools.calls();
    settle();
    sample.run();
    return tools.calls();
  }

  /** Files written at the very moment a build begins count as written during it. */
  private void settle() throws IOException {
    FileTime before = FileTime.fromMillis(System.currentTimeMillis() - 10_001);
    Path configuration = sample.crate.resolveSibling(".cargo");
    for (Path folder : List.of(sample.crate, configuration)) {
      if (Files.isDirectory(folder)) {
        try (Stream<Path> files = Files.walk(folder)) {
          for (Path file : files.filter(Files::isRegularFile).toList()) {
            Files.setLastModifiedTime(file, before);
          }
        }
      }
    }
  }

  static String only(List<String> calls, String start) {
    List<String> found = calls.stream().filter(c -> c.startsWith(start)).toList();
    assertEquals(1, found.size(), calls.toString());
    return found.get(0);
  }
}
