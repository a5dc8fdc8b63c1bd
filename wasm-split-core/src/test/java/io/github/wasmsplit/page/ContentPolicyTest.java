package io.github.wasmsplit.page;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.wasmsplit.diag.Diagnostic;
import io.github.wasmsplit.diag.Severity;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whether a page's own policy lets the inline script run. */
class ContentPolicyTest {
  private static final String HASH = new Additions(Parts.SPLIT, "").hash();

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "img-src 'self'",
        "style-src 'none'; object-src 'none'",
        "script-src 'self' 'unsafe-inline'",
        "default-src 'self'; script-src 'UNSAFE-INLINE'",
        "script-src 'none'; script-src-elem 'unsafe-inline'",
        "script-src 'unsafe-inline'; script-src 'none'",
        "default-src 'none'; Script-Src\n'self'\t@HASH@",
        "script-src-attr 'none'",
        "{{policy}}",
        "script-src 'unsafe-inline', img-src 'none'",
      })
  void allowed(String policy) {
    WrittenPage page = write(policy, "");
    assertEquals(List.of(), page.notes());
    assertEquals(List.of(HASH), page.scriptHashes());
    assertTrue(text(page).contains("__wasm_split_early"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "script-src 'self'",
        "script-src",
        "default-src 'self'",
        "script-src 'unsafe-inline' 'sha256-AAAA'",
        "script-src 'unsafe-inline' 'nonce-abc'",
        "script-src 'unsafe-inline' 'strict-dynamic'",
        "script-src-elem 'self'; script-src 'unsafe-inline'",
        "script-src 'self'; default-src 'unsafe-inline'",
        "script-src 'none'; script-src 'unsafe-inline'",
        "script-src 'nonce-abc'",
        "script-src 'unsafe-inline', default-src 'self'",
        "SCRIPT-SRC 'self'",
        "script-src 'wasm-unsafe-eval' 'unsafe-eval' https:",
      })
  void forbidden(String policy) {
    WrittenPage page = write(policy, "");
    assertEquals(List.of(), page.scriptHashes());
    assertFalse(text(page).contains("__wasm_split_early"));
    assertTrue(
        text(page)
            .contains(
                "<link rel=\"preload\" href=\"./app_bg.wasm\" as=\"fetch\""
                    + " crossorigin=\"anonymous\" data-wasm-split=\"\" />"
                    + "<link rel=\"modulepreload\" href=\"./app.js\""));
    Diagnostic note = page.notes().get(0);
    assertEquals(Severity.WARNING, note.severity());
    assertEquals("page-policy", note.code());
    assertEquals(6, note.place().offset().orElseThrow());
    assertTrue(note.advice().orElseThrow().contains(HASH));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "script-src 'nonce-abc'|nonce=abc",
        "script-src 'unsafe-inline' 'nonce-abc'|nonce=\"abc\"",
        "script-src 'nonce-{{nonce}}'|nonce={{nonce}}",
        "script-src 'nonce-{nonce}'|nonce={nonce}",
        "script-src 'nonce-abc'|th:nonce=${nonce}",
        "script-src 'nonce-abc'|nonce='' th:attr='nonce=${nonce}'",
        "script-src 'nonce-abc'|nonce=dev th:attr='nonce=${nonce}'",
      })
  void allowedByANonce(String example) {
    String[] both = example.split("\\|");
    assertEquals(List.of(), write(both[0], both[1]).notes());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "script-src 'nonce-abc'|nonce=xyz",
        "script-src 'self'|nonce=abc",
        "script-src 'nonce-abc', script-src 'nonce-xyz'|nonce=abc"
      })
  void notAllowedByAnotherNonce(String example) {
    String[] both = example.split("\\|");
    assertEquals(1, write(both[0], both[1]).notes().size());
  }

  @Test
  void aPolicyCoversOnlyWhatFollowsIt() {
    String page =
        "<head><link><meta http-equiv=Content-Security-Policy content=\"script-src 'self'\">";
    assertEquals(List.of(), PageWriter.write(page.getBytes(UTF_8), "x", Parts.SPLIT).notes());
  }

  @Test
  void aPolicyThatOnlyReportsForbidsNothing() {
    String page =
        "<head><meta http-equiv=Content-Security-Policy-Report-Only content=\"script-src 'self'\">"
            + "<meta name=Content-Security-Policy content=\"script-src 'self'\">";
    assertEquals(List.of(), PageWriter.write(page.getBytes(UTF_8), "x", Parts.SPLIT).notes());
  }

  @Test
  void aHashThatIsForTheSplitDoesNotAllowTheScriptOfTheSealedFiles() {
    String page = page("script-src " + HASH, "");
    byte[] written = PageWriter.write(page.getBytes(UTF_8), "x", Parts.SPLIT).contents();
    WrittenPage sealed = PageWriter.rewrite(written, "x", Parts.SEALED);
    assertEquals(1, sealed.notes().size());
    assertTrue(
        sealed
            .notes()
            .get(0)
            .advice()
            .orElseThrow()
            .contains(new Additions(Parts.SEALED, "").hash()));
    assertEquals(
        page(HASH, ""),
        PageWriter.original(
                PageText.read(
                    PageWriter.write(page(HASH, "").getBytes(UTF_8), "x", Parts.SEALED).contents(),
                    "x"))
            .text());
  }

  private static WrittenPage write(String policy, String nonce) {
    return PageWriter.write(page(policy, nonce).getBytes(UTF_8), "x.html", Parts.SPLIT);
  }

  private static String page(String policy, String nonce) {
    return "<head><META HTTP-EQUIV=content-security-policy CONTENT=\""
        + policy.replace("@HASH@", HASH)
        + "\"><script "
        + nonce
        + "></script></head>";
  }

  private static String text(WrittenPage page) {
    return new String(page.contents(), UTF_8);
  }
}
