package io.github.wasmsplit.page;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.wasmsplit.bytes.Digests;
import io.github.wasmsplit.diag.Diagnostic;
import io.github.wasmsplit.diag.InputException;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PageWriterTest {
  private static final String FILE = "web/index.html";

  @Test
  void aPageGetsTheScriptThenTheLinksInOrder() {
    String page = "<head>\n  <title>x</title>\n  <link rel=\"icon\">\n</head>\n";
    assertEquals(
        "<head>\n  <title>x</title>\n"
            + "  <script data-wasm-split=\"\">"
            + EarlyScript.text(Parts.SPLIT)
            + "</script>\n"
            + "  <link rel=\"modulepreload\" href=\"./app.js\" data-wasm-split=\"\" />\n"
            + "  <link rel=\"modulepreload\" href=\"./app-loader.js\" data-wasm-split=\"\" />\n"
            + "  <link rel=\"icon\">\n</head>\n",
        write(page, Parts.SPLIT));
  }

  @Test
  void linksOfAnotherOriginHaveCrossoriginAndThoseAskedForHaveIntegrity() {
    PageParts parts =
        new PageParts("https://cdn.example/a/", List.of(Parts.JS), Parts.MAIN, List.of(), true);
    assertTrue(
        write("<head></head>", parts)
            .contains(
                "<link rel=\"modulepreload\" href=\"https://cdn.example/a/app.js\""
                    + " integrity=\"sha256-js\" crossorigin=\"anonymous\" data-wasm-split=\"\" />"));
  }

  @ParameterizedTest
  @CsvSource({
    "./, false, true",
    "'', false, true",
    "pkg/, false, true",
    "../a/, false, true",
    "/app/, false, false",
    "//cdn.example/, true, false",
    "https://cdn.example/a/, true, false",
  })
  void theBaseTellsWhatItDependsOn(String base, boolean otherOrigin, boolean relative) {
    PageParts parts = Parts.of(base);
    assertEquals(otherOrigin, parts.otherOrigin());
    assertEquals(relative, parts.relative());
  }

  @Test
  void aBaseIsAFolder() {
    assertThrows(IllegalArgumentException.class, () -> Parts.of("/app"));
  }

  @Test
  void urlsAreAsciiInAttributesAndInTheScript() {
    PageFile odd = new PageFile("ä\"<&>'😀{{x}}.js", "");
    PageParts parts = new PageParts("./", List.of(odd), odd, List.of(), false);
    String written = write("<head></head>", parts);
    assertTrue(written.chars().allMatch(c -> c >= ' ' && c <= '~'), written);
    assertTrue(
        written.contains("href=\"./&#xe4;&#x22;&#x3c;&#x26;&#x3e;&#x27;&#x1f600;{{x}}.js\""),
        written);
    assertTrue(
        written.contains(
            "(\"./\\u00e4\\u0022\\u003c\\u0026\\u003e\\u0027\\ud83d\\ude00"
                + "\\u007b\\u007bx\\u007d\\u007d.js\", [])"),
        written);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<head>\n\t<title>x</title>\n@\t<script></script>\n</head>",
        "<head>\r\n  <title>x</title>\r\n@  <script></script>\r\n</head>\n",
        "<head>\r  <title>x</title>\r@  <script></script>\r</head>",
        "<html>\n  <head>\n    <title>x</title>\n@  </head>\n</html>",
        "<html>\n  <head>\n@  </head>\n</html>",
        "<html>\n<head>\n\n\n  <title>x</title>\n\n@</head>\n</html>",
        "<!doctype html>\n  <title>x</title>\n@",
        "@<script></script>\r\n<p>",
      })
  void elementsStandOnLinesLikeTheirNeighbours(String marked) {
    String page = marked.replace("@", "");
    int place = marked.indexOf('@');
    Matcher end = Pattern.compile("\r\n|\r|\n").matcher(page);
    assertTrue(end.find());
    String before = marked.substring(0, place);
    String indent =
        before.contains("title")
            ? before.replaceAll("(?s).*?([ \\t]*)<title.*", "$1")
            : marked.substring(place + 1).replaceAll("(?s)^([ \\t]*).*", "$1");
    StringBuilder lines = new StringBuilder();
    Parts.elements(Parts.SPLIT).forEach(e -> lines.append(indent).append(e).append(end.group()));
    assertEquals(marked.replace("@", lines), write(page, Parts.SPLIT));
  }

  @Test
  void linesEndAsTheLineBefore() {
    String lines = String.join("\n", Parts.elements(Parts.SPLIT)) + "\n";
    assertEquals(
        "<!doctype html>\r\n<head>\n" + lines + "<link>\r\n",
        write("<!doctype html>\r\n<head>\n<link>\r\n", Parts.SPLIT));
  }

  @Test
  void elementsStandTogetherInTheMiddleOfALine() {
    String elements = String.join("", Parts.elements(Parts.SPLIT));
    assertEquals(
        "<head>\n<title>x</title>" + elements + "<style></style>\n",
        write("<head>\n<title>x</title><style></style>\n", Parts.SPLIT));
    assertEquals(elements + "<script></script>", write("<script></script>", Parts.SPLIT));
  }

  @Test
  void theHashIsThatOfTheScriptInThePage() {
    WrittenPage page = PageWriter.write(bytes("<head></head>"), FILE, Parts.SPLIT);
    Matcher script =
        Pattern.compile("<script[^>]*>(.*?)</script>").matcher(new String(page.contents(), UTF_8));
    assertTrue(script.find());
    assertEquals(
        List.of("'" + Digests.of(bytes(script.group(1))).integrity() + "'"), page.scriptHashes());
    assertEquals(List.of(), page.notes());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "<script nonce=abc></script>|nonce=abc",
        "<script></script><script defer nonce=\"a=\"></script><script nonce=b></script>|nonce=\"a=\"",
        "<SCRIPT NONCE='x y'></SCRIPT>|NONCE='x y'",
        "<script nonce=\"{{nonce}}\"></script>|nonce=\"{{nonce}}\"",
        "<script nonce={{ nonce }} src=x></script>|nonce={{ nonce }}",
        "<script nonce=\"<%= n > 1 ? \"a\" : b %>\"></script>|nonce=\"<%= n > 1 ? \"a\" : b %>\"",
        "<script nonce=<?= $nonce ?>></script>|nonce=<?= $nonce ?>",
        "<script nonce = '{cspNonce}' ></script>|nonce = '{cspNonce}'",
        "<script th:nonce=\"${n}\" th:src=x></script>|th:nonce=\"${n}\"",
        "<script th:attr=\"nonce=${n}\"></script>|th:attr=\"nonce=${n}\"",
        "<script nonce='' th:attr=\"nonce=${n}\"></script>|nonce='' th:attr=\"nonce=${n}\"",
        "<script nonce></script>|nonce",
        "<body><script nonce=\"&amp;ü\"></script>|nonce=\"&amp;ü\"",
      })
  void aNonceIsCopiedAsItIsWritten(String page, String nonce) {
    String written = write("<head>" + page + "</head>", Parts.SPLIT);
    assertTrue(written.contains("<script data-wasm-split=\"\" " + nonce + ">((main"), written);
    assertTrue(
        written.contains("href=\"./app.js\" data-wasm-split=\"\" " + nonce + " />"), written);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<script data-nonce=x></script>",
        "<script th:attr=\"src=${nonce}\"></script>",
        "<template><script nonce=x></script></template>",
        "<!-- <script nonce=x></script> -->",
        "<style nonce=x></style>",
      })
  void whatIsNoNonceOfAScriptIsNotCopied(String page) {
    assertTrue(
        write("<head>" + page + "</head>", Parts.SPLIT).contains("<script data-wasm-split=\"\">"));
  }

  @Test
  void aPageWhoseAttributeHoldsWhatLooksLikeTheMarkIsNotWritten() {
    String page = "<head title='data-wasm-split'><!-- data-wasm-split --></head>";
    assertTrue(write(page, Parts.SPLIT).contains("modulepreload"));
  }

  @Test
  void aPageIsNotWrittenTwice() {
    String once = write("<head></head>", Parts.SPLIT);
    assertRefused("page-written", 6, once, Parts.SPLIT);
  }

  @Test
  void onlyAWrittenPageIsRewritten() {
    Diagnostic refusal =
        assertThrows(
                InputException.class,
                () -> PageWriter.rewrite(bytes("<head></head>"), FILE, Parts.SEALED))
            .diagnostic();
    assertEquals("page-not-written", refusal.code());
  }

  @Test
  void aPageThatWasChangedBetweenTheElementsIsNotRewritten() {
    String changed =
        write("<head></head>", Parts.SPLIT).replace("</script><link", "</script><b><link");
    Diagnostic refusal =
        assertThrows(
                InputException.class, () -> PageWriter.rewrite(bytes(changed), FILE, Parts.SEALED))
            .diagnostic();
    assertEquals("page-changed", refusal.code());
    assertEquals(changed.indexOf("<b>"), refusal.place().offset().orElseThrow());
  }

  @Test
  void whatOthersChangedElsewhereStays() {
    String changed =
        write("<head>\n  <title>x</title>\n</head>", Parts.SPLIT).replace("<title>x", "<title>y");
    assertEquals(
        write("<head>\n  <title>y</title>\n</head>", Parts.SEALED),
        new String(PageWriter.rewrite(bytes(changed), FILE, Parts.SEALED).contents(), UTF_8));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "  \n", "hello", "{{#if x}}", "<!-- <p> -->", "<!doctype html>"})
  void aFileWithoutElementsIsNoPage(String page) {
    assertRefused("page-not-html", -1, page, Parts.SPLIT);
  }

  @Test
  void aBinaryFileIsNoPage() {
    assertRefused("page-not-html", 0, "\0asm<p>", Parts.SPLIT);
  }

  @Test
  void aRelativePrefixDoesNotGoWithABase() {
    String page = "<head>é<base target=x><BASE HREF=/app/></head>";
    assertRefused("page-base", bytes("<head>é<base target=x>").length, page, Parts.SPLIT);
    assertTrue(write(page, Parts.of("/app/")).contains("href=\"/app/app.js\""));
    assertTrue(write(page, Parts.of("//cdn/")).contains("href=\"//cdn/app.js\""));
    write("<head><base target=x></head>", Parts.SPLIT);
    write("<head></head><template><base href=x></template>", Parts.SPLIT);
  }

  @Test
  void aPageThatSetsTheVariableItselfIsRefused() {
    String page = "<head><script>globalThis.__wasm_split_early={}</script></head>";
    assertRefused("page-early", 25, page, Parts.SPLIT);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<head><title>x</head><body>",
        "<head><noscript><p></head>",
        "<head></head",
        "<!doctype html><title>x</title><!-- y",
        "<!doctype html><title>x</title><p",
      })
  void aPageThatWouldHideWhatIsInsertedIsRefused(String page) {
    assertRefused("page-not-understood", -1, page, Parts.SPLIT);
  }

  @Test
  void contentsAreACopy() {
    WrittenPage page = PageWriter.write(bytes("<head></head>"), FILE, Parts.SPLIT);
    byte[] before = page.contents();
    page.contents()[0] = 'x';
    assertArrayEquals(before, page.contents());
  }

  private static void assertRefused(String code, int offset, String page, PageParts parts) {
    Diagnostic refusal =
        assertThrows(InputException.class, () -> PageWriter.write(bytes(page), FILE, parts))
            .diagnostic();
    assertEquals(code, refusal.code());
    assertEquals(FILE, refusal.place().file().orElseThrow());
    assertEquals(offset, refusal.place().offset().orElse(-1));
    assertTrue(refusal.advice().isPresent());
  }

  private static String write(String page, PageParts parts) {
    return new String(PageWriter.write(bytes(page), FILE, parts).contents(), UTF_8);
  }

  private static byte[] bytes(String page) {
    return page.getBytes(UTF_8);
  }
}
