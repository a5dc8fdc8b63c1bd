package io.github.wasmsplit.maven;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.wasmsplit.api.NamesOption;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Parsing of the goals' parameters. */
class ParametersTest {
  @ParameterizedTest
  @CsvSource({"none, NONE", "NONE, NONE", "Keep, KEEP"})
  void readsNamesInAnyCase(String text, NamesOption expected) {
    assertEquals(expected, Names.parse(text));
  }

  @Test
  void refusesUnknownNames() {
    assertThrows(IllegalArgumentException.class, () -> Names.parse("some"));
  }

  @ParameterizedTest
  @CsvSource({"app, app", "/app/, app", "a/b, a/b", "/, ''", "'', ''"})
  void stripsSlashesOfAWebPath(String text, String expected) {
    assertEquals(expected, WebPath.of(text));
  }

  @ParameterizedTest
  @ValueSource(strings = {"../x", "a/../b", "a\\b", "a//b", "."})
  void refusesAWebPathThatLeavesTheJar(String text) {
    assertThrows(IllegalArgumentException.class, () -> WebPath.of(text));
  }

  @ParameterizedTest
  @CsvSource({
    "2026-11-01T12:30:02Z, 2026-11-01T12:30:02",
    "2026-11-01T12:30:02+02:00, 2026-11-01T10:30:02",
    "1793536202, 2026-11-01T12:30:02",
    "0, 1980-01-01T00:00:02",
    "1, 1980-01-01T00:00:02",
    "x, 1980-01-01T00:00:02",
    ", 1980-01-01T00:00:02"
  })
  void readsIsoTimesAndSecondsFrom1980On(String text, LocalDateTime expected) {
    assertEquals(expected.toInstant(ZoneOffset.UTC), WebJar.time(text));
  }

  @Test
  void refusesABrokenTimestamp() {
    assertThrows(IllegalArgumentException.class, () -> WebJar.time("yesterday"));
  }

  @Test
  void oddExecutionIdsBecomePlainFileNames() {
    assertEquals(Path.of("s/a_b_c.txt"), BuildState.file(Path.of("s"), "a/b c"));
  }
}
