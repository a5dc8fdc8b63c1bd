package io.github.wasmsplit.runtime;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PreloadLinksTest {
  private static final String CHUNK_1 =
      "</app/chunk_1.00000000000000a1.wasm>; rel=preload; as=fetch; crossorigin";
  private static final String CHUNK_2 =
      "</app/chunk_2.00000000000000a2.wasm>; rel=preload; as=fetch; crossorigin";
  private static final String SEARCH =
      "</app/module_1_search.00000000000000b1.wasm>; rel=preload; as=fetch; crossorigin";
  private static final String PRICES =
      "</app/module_2_prices.00000000000000b2.wasm>; rel=preload; as=fetch; crossorigin";

  private final SplitManifest manifest = SplitManifestTest.shop();
  private final PreloadLinks links = new PreloadLinks(manifest, "/app");

  @Test
  void aPageWithoutModulesNeedsScriptsAndMain() {
    assertEquals(
        List.of(
            "</app/shop.js>; rel=modulepreload",
            "</app/__wasm_split.js>; rel=modulepreload",
            "</app/main.wasm>; rel=preload; as=fetch; crossorigin"),
        links.links());
  }

  @Test
  void aSharedChunkIsAnnouncedOnce() {
    assertEquals(
        List.of(CHUNK_2, CHUNK_1, SEARCH, PRICES), links.moduleLinks("search", "prices", "search"));
    assertEquals(List.of(), links.moduleLinks("empty"));
  }

  @Test
  void theHeaderHoldsAllLinks() {
    assertEquals(String.join(", ", links.links("prices")), links.header("prices"));
    assertEquals(5, links.links("prices").size());
  }

  @Test
  void theBaseMayBeAnotherHost() {
    PreloadLinks elsewhere = new PreloadLinks(manifest, "https://cdn.example/shop/");
    assertEquals(
        "<https://cdn.example/shop/main.wasm>; rel=preload; as=fetch; crossorigin",
        elsewhere.links().get(2));
  }

  @Test
  void anUnknownModuleIsRefused() {
    assertThrows(IllegalArgumentException.class, () -> links.header("nothing"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"/a b/", "/a>; rel=x/", "/größe/", "/a\r\nSet-Cookie: x/"})
  void aBaseThatWouldBreakTheHeaderIsRefused(String base) {
    assertThrows(IllegalArgumentException.class, () -> new PreloadLinks(manifest, base));
  }
}
