package io.github.wasmsplit.environment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SearchPathTest {
  @TempDir private Path temp;
  private Path first;
  private Path second;

  @BeforeEach
  void makeFolders() throws IOException {
    first = Files.createDirectory(temp.resolve("first"));
    second = Files.createDirectory(temp.resolve("second"));
  }

  @Test
  void findsProgramsInTheOrderOfTheFolders() throws IOException {
    Path late = program(second, "tool");
    Path early = program(first, "tool");
    assertEquals(List.of(early, late), find(first + File.pathSeparator + second, "tool"));
  }

  @Test
  void withinAFolderTheFirstNameComesFirst() throws IOException {
    Path shim = program(first, "tool.cmd");
    Path tool = program(first, "tool.exe");
    assertEquals(List.of(tool, shim), find(first.toString(), "tool.exe", "tool.cmd"));
  }

  @Test
  void aFolderThatIsNamedTwiceCountsOnce() throws IOException {
    Path tool = program(first, "tool");
    assertEquals(List.of(tool), find(first + File.pathSeparator + first, "tool"));
  }

  @Test
  void filesThatAreNotExecutableArePassedOver() throws IOException {
    Files.createDirectory(first.resolve("tool"));
    Files.createFile(second.resolve("tool")).toFile().setExecutable(false);
    assertTrue(find(first + File.pathSeparator + second.resolve("missing"), "tool").isEmpty());
    if (File.separatorChar == '/') {
      assertTrue(find(second.toString(), "tool").isEmpty());
    }
  }

  @Test
  void anEmptyEntryIsNotTheWorkingFolder() {
    assertTrue(find("", "pom.xml").isEmpty());
    assertTrue(find(File.pathSeparator, "pom.xml").isEmpty());
  }

  @Test
  void anEntryThatIsNotAPathIsPassedOver() throws IOException {
    Path tool = program(first, "tool");
    assertEquals(List.of(tool), find("a\0b" + File.pathSeparator + first, "tool"));
  }

  @Test
  void withoutTheVariableNothingIsFound() {
    assertTrue(SearchPath.find(List.of("tool"), Map.of()).isEmpty());
    assertEquals("PATH", SearchPath.variable(Map.of("HOME", "x")));
  }

  private static List<Path> find(String folders, String... names) {
    return SearchPath.find(List.of(names), Map.of("PATH", folders));
  }

  private static Path program(Path folder, String name) throws IOException {
    Path file = Files.createFile(folder.resolve(name));
    assertTrue(file.toFile().setExecutable(true));
    return file;
  }
}
