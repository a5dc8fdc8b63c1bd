package io.github.wasmsplit.read;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.wasmsplit.fixture.Bytes;
import io.github.wasmsplit.fixture.HexModule;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ProducersReaderTest {
  private static final HexModule MODULE =
      new HexModule()
          .withCustom(
              "producers",
              new Bytes()
                  .u32(2)
                  .name("language")
                  .u32(1)
                  .name("Rust")
                  .name("2021")
                  .name("processed-by")
                  .u32(2)
                  .name("rustc")
                  .name("1.96.0")
                  .name("wasm-bindgen")
                  .name("0.2.130"));

  @Test
  void aToolTellsItsVersion() {
    assertEquals(Optional.of("0.2.130"), processedBy(MODULE, "wasm-bindgen"));
    assertEquals(Optional.of("1.96.0"), processedBy(MODULE, "rustc"));
  }

  @Test
  void aLanguageIsNotATool() {
    assertEquals(Optional.empty(), processedBy(MODULE, "Rust"));
  }

  @Test
  void aModuleMayHaveNoProducers() {
    assertEquals(Optional.empty(), processedBy(new HexModule(), "rustc"));
  }

  private static Optional<String> processedBy(HexModule module, String tool) {
    return ProducersReader.processedBy(ModuleReader.read(module.toByteArray(), "t"), tool);
  }
}
