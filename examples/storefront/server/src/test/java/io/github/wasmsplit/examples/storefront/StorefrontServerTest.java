package io.github.wasmsplit.examples.storefront;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.wasmsplit.runtime.EntityTags;
import io.github.wasmsplit.runtime.ServedFiles;
import io.github.wasmsplit.runtime.SplitFile;
import io.github.wasmsplit.runtime.SplitManifest;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;

/** The answers of the running server, as a browser gets them. */
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT)
class StorefrontServerTest {
  private static final HttpClient CLIENT = HttpClient.newHttpClient();

  @LocalServerPort private int port;
  @Autowired private SplitManifest manifest;

  private HttpResponse<byte[]> get(String path, String... headers)
      throws IOException, InterruptedException {
    URI address = URI.create("http://localhost:" + port + path);
    HttpRequest.Builder request = HttpRequest.newBuilder(address);
    if (headers.length > 0) {
      request.headers(headers);
    }
    return CLIENT.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
  }

  private static String header(HttpResponse<?> response, String name) {
    return String.join("; ", response.headers().allValues(name));
  }

  private List<SplitFile> files() {
    List<SplitFile> files = new ArrayList<>(List.of(manifest.main()));
    manifest.modules().forEach(module -> files.addAll(manifest.filesOf(module)));
    return files;
  }

  @Test
  void everyFileIsThatOfTheManifest() throws Exception {
    for (SplitFile file : files()) {
      HttpResponse<byte[]> response = get("/app/" + file.name());
      assertEquals(200, response.statusCode(), file.name());
      assertEquals("application/wasm", header(response, "Content-Type"));
      byte[] digest = MessageDigest.getInstance("SHA-256").digest(response.body());
      assertEquals(file.integrity(), "sha256-" + Base64.getEncoder().encodeToString(digest));
    }
  }

  @Test
  void namesWithADigestAreKeptForAYearAndOthersAskedForAnew() throws Exception {
    int immutable = 0;
    for (SplitFile file : files()) {
      String kept = header(get("/app/" + file.name()), "Cache-Control");
      boolean hashed = !file.equals(manifest.main());
      assertEquals(hashed ? ServedFiles.IMMUTABLE : "no-cache", kept, file.name());
      immutable += hashed ? 1 : 0;
    }
    assertTrue(immutable > 0);
  }

  @ParameterizedTest
  @ValueSource(strings = {"/", "/search", "/app/__wasm_split.js", "/app/storefront.js", "/shop.css"})
  void whatKeepsItsNameIsAskedForAnew(String path) throws Exception {
    HttpResponse<byte[]> response = get(path);
    assertEquals(200, response.statusCode());
    assertEquals("no-cache", header(response, "Cache-Control"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/", "/search", "/shop.css", "/app/main.wasm", "/app/__wasm_split.js", "/app/storefront.js"
      })
  void whatKeepsItsNameIsComparedByContent(String path) throws Exception {
    for (String encoding : List.of("identity", "gzip", "br")) {
      HttpResponse<byte[]> first = get(path, "Accept-Encoding", encoding);
      // The build gives all files one time, so that says nothing.
      assertEquals("", header(first, "Last-Modified"), encoding);
      String tag = header(first, "ETag");
      if (path.contains(".")) {
        assertEquals(EntityTags.ofContent(first.body()), tag, encoding);
      }
      HttpResponse<byte[]> again =
          get(path, "Accept-Encoding", encoding, "If-None-Match", tag);
      assertEquals(304, again.statusCode(), encoding);
      assertEquals(tag, header(again, "ETag"));
      assertEquals("no-cache", header(again, "Cache-Control"));
      HttpResponse<byte[]> changed =
          get(path, "Accept-Encoding", encoding, "If-None-Match", "\"of-another-build\"");
      assertEquals(200, changed.statusCode(), encoding);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"/", "/app/main.wasm", "/app/__wasm_split.js", "/app/storefront.js"})
  void whoHasOnlyATimeGetsTheFile(String path) throws Exception {
    String later = "Fri, 01 Jan 2100 00:00:00 GMT";
    assertEquals(200, get(path, "If-Modified-Since", later).statusCode());
  }

  @Test
  void pageHasATagForEachOfItsLinks() throws Exception {
    assertNotEquals(header(get("/"), "ETag"), header(get("/search"), "ETag"));
  }

  @Test
  void missingFileIsNotKept() throws Exception {
    HttpResponse<byte[]> response = get("/app/chunk_1.0123456789abcdef.wasm");
    assertEquals(404, response.statusCode());
    assertEquals("no-store", header(response, "Cache-Control"));
  }

  @Test
  void compressedFilesHoldTheSame() throws Exception {
    byte[] plain = get("/app/main.wasm").body();
    HttpResponse<byte[]> gzip = get("/app/main.wasm", "Accept-Encoding", "gzip");
    assertEquals("gzip", header(gzip, "Content-Encoding"));
    assertEquals("application/wasm", header(gzip, "Content-Type"));
    assertTrue(header(gzip, "Vary").contains("Accept-Encoding"));
    assertArrayEquals(
        plain, new GZIPInputStream(new ByteArrayInputStream(gzip.body())).readAllBytes());
    HttpResponse<byte[]> brotli = get("/app/main.wasm", "Accept-Encoding", "gzip, deflate, br, zstd");
    assertEquals("br", header(brotli, "Content-Encoding"));
    assertTrue(brotli.body().length < gzip.body().length && gzip.body().length < plain.length);
  }

  @ParameterizedTest
  @CsvSource({
    "/search?q=jasmine, search",
    "/product/gunpowder, product",
    "/prices, prices",
    "/chart, chart",
    "/voucher, voucher",
    "/receipt, receipt",
    "/photo, photo",
  })
  void pagePreloadsWhatItsModuleNeeds(String path, String module) throws Exception {
    HttpResponse<byte[]> response = get(path);
    assertEquals(200, response.statusCode());
    assertEquals("text/html;charset=UTF-8", header(response, "Content-Type"));
    String link = header(response, "Link");
    for (SplitFile file : manifest.filesOf(module)) {
      assertTrue(
          link.contains("</app/" + file.name() + ">; rel=preload; as=fetch; crossorigin"), link);
    }
    assertEquals(manifest.filesOf(module).size(), link.split("/(module|chunk)_", -1).length - 1);
    assertTrue(link.contains("</app/main.wasm>; rel=preload"), link);
    assertTrue(link.contains("</app/storefront.js>; rel=modulepreload"), link);
  }

  @Test
  void homePreloadsNoModule() throws Exception {
    String link = header(get("/"), "Link");
    assertTrue(link.contains("main.wasm") && !link.contains("module_"), link);
  }

  @ParameterizedTest
  @ValueSource(strings = {"/", "/voucher", "/app/main.wasm", "/nothing"})
  void everyAnswerHasThePolicy(String path) throws Exception {
    HttpResponse<byte[]> response = get(path);
    String policy = header(response, "Content-Security-Policy");
    assertTrue(policy.contains("script-src 'self' 'wasm-unsafe-eval';"), policy);
    assertTrue(!policy.contains("'unsafe-inline'") && !policy.contains("'unsafe-eval'"), policy);
    assertEquals("nosniff", header(response, "X-Content-Type-Options"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"/nothing", "/product", "/search/more", "/app/", "/app/../application.properties"})
  void otherAddressesAreNotFound(String path) throws Exception {
    assertEquals(404, get(path).statusCode());
  }
}
