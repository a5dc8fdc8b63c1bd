package io.github.wasmsplit.examples.storefront;

import io.github.wasmsplit.runtime.EntityTags;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.io.Resource;
import org.springframework.web.servlet.config.annotation.ResourceHandlerRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/**
 * Serves files as they are, or, where the build left it beside them, compressed.
 *
 * <p>What a browser has is compared by content, never by time: the build gives all files the same
 * time, so that it is reproducible, and by time a visitor who comes again would keep the old build.
 */
@Configuration(proxyBeanMethods = false)
class FileConfig implements WebMvcConfigurer {
  private final String resources;
  private final EntityTags tags = new EntityTags();

  FileConfig(
      @Value("${storefront.resources:classpath:/META-INF/resources/}") String resources) {
    this.resources = resources;
  }

  @Override
  public void addResourceHandlers(ResourceHandlerRegistry registry) {
    serve(registry, resources, "/*.css", "/*.js", "/*.svg");
    serve(registry, resources + "app/", SplitProgram.BASE + "**");
  }

  private void serve(ResourceHandlerRegistry registry, String folder, String... paths) {
    registry
        .addResourceHandler(paths)
        .addResourceLocations(folder)
        .setUseLastModified(false)
        .setEtagGenerator(this::tag)
        .resourceChain(false)
        .addResolver(new SmallestFirst());
  }

  private String tag(Resource resource) {
    try {
      return tags.of(resource.getURL());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
