package io.github.wasmsplit.rust;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Flags come from one place, in cargo's order; ours follow the user's. */
class RustflagsTest {
  private static final String BUILD = "{\"build\":{\"rustflags\":[\"--cfg\",\"build one\"]}}";
  private static final String BOTH =
      "{\"build\":{\"rustflags\":\"-b\"},"
          + "\"target\":{\"wasm32-unknown-unknown\":{\"rustflags\":\" -t  -u \"},"
          + "\"x86_64-unknown-linux-gnu\":{\"rustflags\":[\"-x\"]}}}";

  @Test
  void theEnvironmentTakesPrecedence() throws IOException {
    assertEquals(
        List.of("-a b", "-c"),
        flags(Map.of("CARGO_ENCODED_RUSTFLAGS", "-a b\u001f-c", "RUSTFLAGS", "-d"), BOTH));
    assertEquals(List.of("-d", "-e"), flags(Map.of("RUSTFLAGS", " -d  -e "), BOTH));
    assertEquals(List.of(), flags(Map.of("RUSTFLAGS", ""), BOTH));
    assertEquals(List.of(), flags(Map.of("CARGO_ENCODED_RUSTFLAGS", ""), BOTH));
  }

  @Test
  void theTargetTakesPrecedenceOverTheBuild() throws IOException {
    assertEquals(List.of("-t", "-u"), flags(Map.of(), BOTH));
    assertEquals(List.of("--cfg", "build one"), flags(Map.of(), BUILD));
    assertEquals(List.of(), flags(Map.of(), "{}"));
  }

  @Test
  void variablesAreAppendedToTheConfiguration() throws IOException {
    assertEquals(
        List.of("--cfg", "build one", "-v"), flags(Map.of("CARGO_BUILD_RUSTFLAGS", "-v"), BUILD));
    assertEquals(
        List.of("-w"), flags(Map.of("CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUSTFLAGS", "-w"), BUILD));
  }

  @Test
  void flagsAreUnknownIfOnlyCargoCanTell() throws IOException {
    String conditional = "{\"target\":{\"cfg(unix)\":{\"rustflags\":[\"-x\"]}}}";
    assertEquals(Optional.empty(), Rustflags.of(Map.of(), Json.parse(conditional)).flags());
    assertEquals(Optional.empty(), Rustflags.of(Map.of(), Json.MAPPER.missingNode()).flags());
    assertEquals(List.of("-r"), flags(Map.of("RUSTFLAGS", "-r"), conditional));
  }

  @Test
  void ourFlagsFollowTheUsers() throws IOException {
    Map.Entry<String, String> variable =
        Rustflags.of(Map.of("RUSTFLAGS", "-a b"), Json.parse("{}")).plus(List.of("--c d"));
    assertEquals("CARGO_ENCODED_RUSTFLAGS", variable.getKey());
    assertEquals("-a\u001fb\u001f--c d", variable.getValue());
  }

  @Test
  void seesWhetherTheProgramUnwinds() throws IOException {
    assertTrue(Rustflags.of(Map.of("RUSTFLAGS", "-Cpanic=unwind"), Json.parse("{}")).unwinds());
    assertTrue(Rustflags.of(Map.of("RUSTFLAGS", "-C panic=unwind"), Json.parse("{}")).unwinds());
    assertFalse(Rustflags.of(Map.of("RUSTFLAGS", "-Cpanic=abort"), Json.parse("{}")).unwinds());
    assertFalse(Rustflags.of(Map.of(), Json.MAPPER.missingNode()).unwinds());
  }

  private static List<String> flags(Map<String, String> environment, String configuration)
      throws IOException {
    return Rustflags.of(environment, Json.parse(configuration)).flags().orElseThrow();
  }
}
