package io.github.wasmsplit.examples.storefront;

import io.github.wasmsplit.runtime.ServedFiles;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/** What every answer says: how long it may be kept, and what its page may do. */
@Component
class ResponseHeaders extends OncePerRequestFilter {
  /** The program's own scripts, WebAssembly, and pictures that it makes; nothing else. */
  static final String POLICY =
      "default-src 'self'; script-src 'self' 'wasm-unsafe-eval'; img-src 'self' data:;"
          + " object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'";

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    response.setHeader("Cache-Control", cacheControl(request));
    response.setHeader("Content-Security-Policy", POLICY);
    response.setHeader("X-Content-Type-Options", "nosniff");
    response.setHeader("Referrer-Policy", "same-origin");
    response.setHeader("Cross-Origin-Opener-Policy", "same-origin");
    chain.doFilter(request, response);
  }

  private static String cacheControl(HttpServletRequest request) {
    if (request.getDispatcherType() == DispatcherType.ERROR) {
      // A file that is missing today may be there tomorrow.
      return "no-store";
    }
    // Browsers look for the icon at each step within the page.
    String path = request.getRequestURI();
    return path.equals("/icon.svg") ? "max-age=86400" : ServedFiles.cacheControl(path);
  }

  @Override
  protected boolean shouldNotFilterErrorDispatch() {
    return false;
  }
}
