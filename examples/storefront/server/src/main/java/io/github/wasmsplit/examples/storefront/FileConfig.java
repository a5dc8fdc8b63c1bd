package io.github.wasmsplit.examples.storefront;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.servlet.config.annotation.ResourceHandlerRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** Serves files as they are, or, where the build left it beside them, compressed. */
@Configuration(proxyBeanMethods = false)
class FileConfig implements WebMvcConfigurer {
  private final String resources;

  FileConfig(
      @Value("${storefront.resources:classpath:/META-INF/resources/}") String resources) {
    this.resources = resources;
  }

  @Override
  public void addResourceHandlers(ResourceHandlerRegistry registry) {
    serve(registry, resources, "/*.css", "/*.js", "/*.svg");
    serve(registry, resources + "app/", SplitProgram.BASE + "**");
  }

  private static void serve(ResourceHandlerRegistry registry, String folder, String... paths) {
    registry
        .addResourceHandler(paths)
        .addResourceLocations(folder)
        .resourceChain(false)
        .addResolver(new SmallestFirst());
  }
}
