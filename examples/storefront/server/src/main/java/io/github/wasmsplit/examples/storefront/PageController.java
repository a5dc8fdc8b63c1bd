package io.github.wasmsplit.examples.storefront;

import io.github.wasmsplit.runtime.EntityTags;
import io.github.wasmsplit.runtime.PreloadLinks;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.core.io.Resource;
import org.springframework.core.io.ResourceLoader;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/**
 * Answers every address of the shop with the one page, so that a link may lead anywhere in it, and
 * tells the browser at once which files that address will need.
 */
@RestController
class PageController {
  /** The first part of an address and the module of the Rust program that shows it. */
  private static final Map<String, String> MODULES =
      Map.of(
          "search", "search",
          "product", "product",
          "prices", "prices",
          "chart", "chart",
          "voucher", "voucher",
          "receipt", "receipt",
          "photo", "photo");

  private final PreloadLinks links;
  private final Resource page;

  PageController(
      PreloadLinks links,
      ResourceLoader loader,
      @Value("${storefront.resources:classpath:/META-INF/resources/}") String resources) {
    this.links = links;
    this.page = loader.getResource(resources + "index.html");
    // A module that was renamed in Rust stops the server, rather than lose its preloading unseen.
    MODULES.values().forEach(links::moduleLinks);
  }

  @GetMapping("/")
  ResponseEntity<Resource> home() throws IOException {
    return page(links.header());
  }

  @GetMapping({
    "/{page:search|prices|chart|voucher|receipt|photo}",
    "/{page:product}/{slug}"
  })
  ResponseEntity<Resource> module(@PathVariable String page) throws IOException {
    return page(links.header(MODULES.get(page)));
  }

  private ResponseEntity<Resource> page(String link) throws IOException {
    // The header counts as well: it names files of this build.
    String content = page.getContentAsString(StandardCharsets.UTF_8) + link;
    return ResponseEntity.ok()
        .eTag(EntityTags.ofContent(content.getBytes(StandardCharsets.UTF_8)))
        .header(HttpHeaders.LINK, link)
        .contentType(MediaType.parseMediaType("text/html;charset=UTF-8"))
        .body(page);
  }
}
