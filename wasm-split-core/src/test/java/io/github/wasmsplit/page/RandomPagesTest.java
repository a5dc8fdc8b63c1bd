package io.github.wasmsplit.page;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.wasmsplit.diag.InputException;
import io.github.wasmsplit.fixture.Seeds;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;

/** Pages of random pieces: what was added is gone without a trace when it is taken out. */
class RandomPagesTest {
  private static final List<String> PLAIN =
      List.of(
          "<title>x</title>",
          "<title>a</head><b></title>",
          "<meta charset=utf-8>",
          "<META name=x content='a > b'>",
          "<base target=_top>",
          "<script></script>",
          "<script nonce=\"a&amp;b\" defer>if (a<b && '</head>') { }</script>",
          "<script>\n<!--\n//-->\n</script>",
          "<link rel=icon>",
          "<LINK rel=stylesheet href=x />",
          "<style>a > b { }</style>",
          "<noscript><link rel=stylesheet></noscript>",
          "<template><script></script><p></template>",
          "<!-- <script></script> -->",
          "<!---->",
          "<!--[if IE]><link><![endif]-->");

  private static final List<String> ODD =
      List.of(
          "{{x}}",
          "{{#if a}}",
          "{%x%}",
          "{#if x}",
          "<%= a > b %>",
          "<% if (a<b) { %>",
          "<?php x ?>",
          "<c:if test='a > b'>",
          "</c:if>",
          "<meta http-equiv=Content-Security-Policy content=\"script-src 'self'\">",
          "<svg><style></style></svg>",
          "</head>",
          "<head>",
          "<body>",
          "<p>",
          "</p>",
          "text",
          "é😀",
          "<!--",
          "-->",
          "<",
          ">",
          "\"",
          "<title>",
          "<script>",
          "</script>",
          "<x a='",
          "\r",
          "<!doctype html>",
          "<html>",
          "</html>",
          "\f",
          "\u00a0");

  private static final List<String> SPACES = List.of("", "", "\n", "\n  ", "\r\n\t", " ", "\n\n");

  @Test
  void whatIsAddedCanBeTakenOutAndPutInAgain() {
    int[] written = {0};
    Seeds seeds = Seeds.forTest("RandomPagesTest", 500);
    seeds.forEach(
        seed -> {
          Random random = new Random(seed);
          String page = odd(random);
          byte[] bytes = (random.nextInt(4) == 0 ? "\ufeff" + page : page).getBytes(UTF_8);
          byte[] split;
          try {
            split = PageWriter.write(bytes, "x", Parts.SPLIT).contents();
          } catch (InputException e) {
            return;
          }
          written[0]++;
          byte[] sealed = PageWriter.write(bytes, "x", Parts.SEALED).contents();
          assertArrayEquals(bytes, PageWriter.original(PageText.read(split, "x")).bytes(), page);
          assertArrayEquals(sealed, PageWriter.rewrite(split, "x", Parts.SEALED).contents(), page);
          assertArrayEquals(split, PageWriter.rewrite(sealed, "x", Parts.SPLIT).contents(), page);
        });
    assertTrue(written[0] * 2L > seeds.stream().count(), "most pages are fine: " + written[0]);
  }

  @Test
  void aBrowserSeesTheSamePageButForWhatIsAddedWhichComesFirst() {
    Seeds.forTest("RandomPagesTest", 500).forEach(seed -> judge(plain(new Random(seed))));
  }

  /** jsoup's tree of HTML is that of a browser, and found without what finds the place. */
  private static void judge(String page) {
    byte[] bytes = page.getBytes(UTF_8);
    String written = new String(PageWriter.write(bytes, "x", Parts.of("/")).contents(), UTF_8);
    Document before = Jsoup.parse(page);
    Document after = Jsoup.parse(written);
    List<Element> added = after.select("[data-wasm-split]");
    assertEquals(3, added.size(), written);
    for (Element element : added) {
      assertEquals("head", element.parent().normalName(), written);
    }
    // jsoup's own list would remove them from the page as well.
    List<Element> all = new ArrayList<>(after.select("script, link, style"));
    all.removeIf(e -> e.closest("noscript, template") != null);
    boolean early = all.subList(0, 3).equals(added);
    Element charset = after.selectFirst("head > meta[charset]");
    boolean behindCharset =
        charset != null
            && after.getAllElements().indexOf(charset)
                < after.getAllElements().indexOf(added.get(0));
    assertTrue(early || behindCharset, written);
    added.forEach(Element::remove);
    assertEquals(squeezed(before), squeezed(after), written);
  }

  private static String squeezed(Document page) {
    return page.outputSettings(new Document.OutputSettings().prettyPrint(false))
        .outerHtml()
        .replaceAll("\\s+", " ")
        .replace("> <", "><");
  }

  /** Without a template engine, and without what is not allowed. */
  private static String plain(Random random) {
    StringBuilder page = new StringBuilder();
    page.append(one(List.of("<!doctype html>", "<!DOCTYPE html>\n", "<!-- x -->\n"), random));
    page.append(one(List.of("", "<html lang=en>", "<HTML>\n"), random));
    boolean head = random.nextBoolean();
    page.append(head ? "<head>" : "");
    for (int i = random.nextInt(6); i > 0; i--) {
      page.append(one(SPACES, random)).append(one(PLAIN, random));
    }
    page.append(one(SPACES, random)).append(head && random.nextBoolean() ? "</head>" : "");
    page.append(one(List.of("", "<body>", "\n<BODY class=x>\n"), random));
    page.append(one(List.of("<p>text", "<div><script></script></div>", "<header>"), random));
    return page.append(one(SPACES, random)).toString();
  }

  private static String odd(Random random) {
    StringBuilder page = new StringBuilder();
    for (int i = random.nextInt(12); i > 0; i--) {
      page.append(one(SPACES, random)).append(one(random.nextInt(3) == 0 ? ODD : PLAIN, random));
    }
    return page.append(one(SPACES, random)).toString();
  }

  private static String one(List<String> all, Random random) {
    return all.get(random.nextInt(all.size()));
  }
}
