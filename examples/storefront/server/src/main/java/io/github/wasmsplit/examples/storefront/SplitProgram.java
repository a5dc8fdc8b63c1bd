package io.github.wasmsplit.examples.storefront;

import io.github.wasmsplit.runtime.PreloadLinks;
import io.github.wasmsplit.runtime.SplitManifest;
import java.io.IOException;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.io.Resource;
import org.springframework.core.io.ResourceLoader;

/** What the split program's manifest says, read once. */
@Configuration(proxyBeanMethods = false)
class SplitProgram {
  /** Where the program is served. */
  static final String BASE = "/app/";

  @Bean
  SplitManifest splitManifest(
      ResourceLoader loader,
      @Value("${storefront.resources:classpath:/META-INF/resources/}") String resources)
      throws IOException {
    Resource manifest = loader.getResource(resources + "app/" + SplitManifest.FILE_NAME);
    try (var stream = manifest.getInputStream()) {
      return SplitManifest.read(stream);
    }
  }

  @Bean
  PreloadLinks preloadLinks(SplitManifest manifest) {
    return new PreloadLinks(manifest, BASE);
  }
}
