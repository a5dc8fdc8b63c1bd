package io.github.wasmsplit;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.wasmsplit.api.OutputFile;
import io.github.wasmsplit.api.OutputFile.Kind;
import io.github.wasmsplit.api.Page;
import io.github.wasmsplit.api.SealRequest;
import io.github.wasmsplit.api.SplitRequest;
import io.github.wasmsplit.api.SplitResult;
import io.github.wasmsplit.diag.WasmSplitException;
import io.github.wasmsplit.runtime.Manifest;
import io.github.wasmsplit.runtime.ManifestJson;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Pages that a split writes, and what becomes of them when it is sealed. */
class SplitPagesTest {
  private static final Path INPUTS = Path.of("..", "src", "it", "inputs");

  private static final String HTML =
      """
      <!doctype html>
      <html>
        <head>
          <meta charset="utf-8">
          <title>Tiny</title>
          <script type="module">
            import init from './tiny.js';
            await init();
          </script>
        </head>
        <body></body>
      </html>
      """;

  /** A custom section, empty, of the name {@code a}. */
  private static final byte[] CUSTOM = {0, 2, 1, 'a'};

  @TempDir Path root;
  private Path page;
  private Path out;

  @BeforeEach
  void page() throws IOException {
    page = Files.writeString(root.resolve("index.html"), HTML);
    out = root.resolve("out");
  }

  private SplitRequest.Builder request() {
    return SplitRequest.builder()
        .original(INPUTS.resolve("original.wasm"))
        .bindgened(INPUTS.resolve("tiny_bg.wasm"))
        .outputDirectory(out);
  }

  private SplitResult split(String... modules) {
    return WasmSplit.split(request().page(new Page(page, List.of(modules))).build());
  }

  private String written() throws IOException {
    return Files.readString(out.resolve("index.html"));
  }

  private Manifest manifest() throws IOException {
    return ManifestJson.read(Files.readAllBytes(out.resolve("wasm-split-manifest.json")));
  }

  private String refusal(SplitRequest request) {
    WasmSplitException refused =
        assertThrows(WasmSplitException.class, () -> WasmSplit.split(request));
    assertFalse(Files.exists(out), "writes nothing");
    return refused.diagnostic().code();
  }

  @Test
  void aPageNamesMainAndTheScriptsAndNoModuleThatItDoesNotAskFor() throws IOException {
    split();
    String added = written();
    assertTrue(added.contains("\"./main.wasm\""), added);
    assertTrue(added.contains("rel=\"modulepreload\" href=\"./tiny.js\""), added);
    assertTrue(added.contains("rel=\"modulepreload\" href=\"./__wasm_split.js\""), added);
    assertFalse(added.contains("module_"), added);
    assertTrue(added.indexOf("main.wasm") < added.indexOf("import init"), "before any script");
  }

  @Test
  void aPageNamesAllFilesOfTheModulesThatItAsksFor() throws IOException {
    SplitResult result = split("primes");
    String added = written();
    List<String> files = result.modules().get("primes");
    assertFalse(files.isEmpty());
    files.forEach(file -> assertTrue(added.contains("\"./" + file + "\""), file));
  }

  @Test
  void theManifestListsPagesWithTheHashesOfTheirScripts() throws Exception {
    SplitResult result = split("primes");
    OutputFile file =
        result.files().stream().filter(f -> f.kind() == Kind.PAGE).findFirst().orElseThrow();
    assertEquals("index.html", file.name());
    Manifest manifest = manifest();
    assertTrue(manifest.files().stream().anyMatch(f -> f.name().equals("index.html")));
    Matcher script =
        Pattern.compile("<script data-wasm-split=\"\">(.*?)</script>").matcher(written());
    assertTrue(script.find());
    byte[] digest = MessageDigest.getInstance("SHA-256").digest(script.group(1).getBytes(UTF_8));
    String hash = "'sha256-" + Base64.getEncoder().encodeToString(digest) + "'";
    assertTrue(
        result.diagnostics().stream()
            .anyMatch(d -> d.code().equals("page-script") && d.message().contains(hash)),
        "and tells the user");
    Manifest.Page listed = new Manifest.Page("index.html", "./", List.of("primes"), List.of(hash));
    assertEquals(List.of(listed), manifest.pages());
  }

  @Test
  void urlsBeginWithTheBase() throws IOException {
    WasmSplit.split(request().page(new Page(page, List.of())).baseUrl("/app/").build());
    assertTrue(written().contains("href=\"/app/tiny.js\""), written());
    assertTrue(written().contains("\"/app/main.wasm\""), written());
  }

  @Test
  void sealingAnUnchangedFolderChangesNoPage() throws IOException {
    split("primes");
    String before = written();
    WasmSplit.seal(SealRequest.of(out));
    assertEquals(before, written());
  }

  @Test
  void sealingGivesPagesTheNewNamesOfModules() throws IOException {
    String old = last(split("primes").modules().get("primes"));
    Files.write(out.resolve(old), CUSTOM, StandardOpenOption.APPEND);
    SplitResult sealed = WasmSplit.seal(SealRequest.of(out));
    String now = last(sealed.modules().get("primes"));
    assertFalse(old.equals(now), now);
    assertTrue(written().contains("\"./" + now + "\""), written());
    assertFalse(written().contains(old), written());
  }

  @Test
  void aSealedPageIsTheOneThatASplitWouldWrite() throws IOException {
    String old = last(split("primes").modules().get("primes"));
    String before = written();
    Files.write(out.resolve(old), CUSTOM, StandardOpenOption.APPEND);
    String now = last(WasmSplit.seal(SealRequest.of(out)).modules().get("primes"));
    assertEquals(before.replace(old, now), written());
    assertFalse(manifest().pages().get(0).inlineScripts().isEmpty());
  }

  private static String last(List<String> list) {
    return list.get(list.size() - 1);
  }

  @Test
  void refusesAPageForAModuleThatTheProgramDoesNotHave() {
    assertEquals("page-module", refusal(request().page(new Page(page, List.of("prime"))).build()));
  }

  @Test
  void refusesAPageThatDoesNotExist() {
    Path missing = root.resolve("missing.html");
    assertEquals("page-missing", refusal(request().page(new Page(missing, List.of())).build()));
    assertEquals("page-missing", refusal(request().page(new Page(root, List.of())).build()));
  }

  @Test
  void refusesAPageWithTheNameOfAnotherOutput() throws IOException {
    Path other = Files.writeString(root.resolve("tiny.js"), HTML);
    assertEquals("page-name", refusal(request().page(new Page(other, List.of())).build()));
  }

  @Test
  void refusesToOverwriteThePageItReads() throws IOException {
    Files.createDirectory(out);
    Path inside = Files.move(page, out.resolve("index.html"));
    SplitRequest request = request().page(new Page(inside, List.of())).build();
    WasmSplitException refused =
        assertThrows(WasmSplitException.class, () -> WasmSplit.split(request));
    assertEquals("output-over-input", refused.diagnostic().code());
    assertEquals(HTML, Files.readString(inside));
  }

  @Test
  void refusesTwoPagesOfOneName() {
    Page one = new Page(page, List.of());
    Page two = new Page(root.resolve("other/index.html"), List.of());
    assertThrows(IllegalArgumentException.class, () -> request().page(one).page(two).build());
  }

  @Test
  void refusesABaseThatIsNotAFolder() {
    assertThrows(IllegalArgumentException.class, () -> request().baseUrl("/app").build());
    assertThrows(IllegalArgumentException.class, () -> request().baseUrl("/a\"/").build());
  }
}
