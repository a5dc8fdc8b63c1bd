package io.github.wasmsplit.differential;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.github.wasmsplit.api.NamesOption;
import io.github.wasmsplit.fixture.BuiltProgram;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The same inputs and options give the same bytes, and names stay with their functions. */
class DeterminismTest {
  @TempDir Path temp;

  @ParameterizedTest
  @ValueSource(longs = {3, 14, 15, 92, 65})
  void anyNumberOfThreadsGivesTheSameBytes(long seed) throws IOException {
    BuiltProgram program = new RandomProgram(seed).build();
    Map<String, byte[]> first = files(split(program, 1));
    assertFalse(first.isEmpty());
    for (int threads : new int[] {2, 5, 16, 1}) {
      Map<String, byte[]> again = files(split(program, threads));
      assertEquals(first.keySet(), again.keySet());
      first.forEach((name, bytes) -> assertArrayEquals(bytes, again.get(name), name));
    }
  }

  private SplitOutput split(BuiltProgram program, int threads) throws IOException {
    return SplitOutput.split(
        program, Files.createTempDirectory(temp, "split"), r -> r.threads(threads));
  }

  private static Map<String, byte[]> files(SplitOutput output) throws IOException {
    Map<String, byte[]> content = new TreeMap<>();
    try (Stream<Path> files = Files.list(output.folder())) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        content.put(file.getFileName().toString(), Files.readAllBytes(file));
      }
    }
    return content;
  }

  @Test
  void namesStayWithTheirFunctions() throws IOException {
    int seen = 0;
    for (long seed = 1; seed <= 10; seed++) {
      RandomProgram random = new RandomProgram(seed);
      Path folder = Files.createTempDirectory(temp, "split");
      SplitOutput output =
          SplitOutput.split(random.build(), folder, r -> r.names(NamesOption.KEEP));
      seen += checkNames(random, output, output.mainFile());
      for (String file : output.allFiles()) {
        seen += checkNames(random, output, file);
      }
    }
    assertFalse(seen < 50, "only " + seen + " functions were there to check");
  }

  /** A constant in each function identifies it. */
  private static int checkNames(RandomProgram random, SplitOutput output, String file) {
    Map<Long, String> byMarker = new TreeMap<>();
    random.markers().forEach((name, marker) -> byMarker.put(marker, name));
    int seen = 0;
    for (Map.Entry<String, Long> named : output.firstConstants(file).entrySet()) {
      String expected = byMarker.get(named.getValue());
      if (expected != null) {
        assertEquals(expected, named.getKey());
        seen++;
      }
    }
    return seen;
  }
}
