package io.github.wasmsplit.examples.storefront;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.Resource;
import org.springframework.http.HttpHeaders;
import org.springframework.web.servlet.resource.EncodedResourceResolver;
import org.springframework.web.servlet.resource.ResourceResolverChain;

/**
 * Finds the compressed file beside a file, brotli's where the client takes it. Among encodings that
 * a client takes alike, Spring goes by the order of its list, and browsers name gzip first.
 */
final class SmallestFirst extends EncodedResourceResolver {
  private static final Pattern BROTLI = Pattern.compile("(^|[ ,])br($|[ ,])");

  @Override
  protected @Nullable Resource resolveResourceInternal(
      @Nullable HttpServletRequest request,
      String path,
      List<? extends Resource> locations,
      ResourceResolverChain chain) {
    HttpServletRequest reordered = request == null ? null : new BrotliFirst(request);
    return super.resolveResourceInternal(reordered, path, locations, chain);
  }

  private static final class BrotliFirst extends HttpServletRequestWrapper {
    BrotliFirst(HttpServletRequest request) {
      super(request);
    }

    @Override
    public String getHeader(String name) {
      String value = super.getHeader(name);
      boolean first =
          HttpHeaders.ACCEPT_ENCODING.equalsIgnoreCase(name)
              && value != null
              && BROTLI.matcher(value).find();
      return first ? "br, " + value : value;
    }
  }
}
