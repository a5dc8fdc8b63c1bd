package io.github.wasmsplit.page;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.nio.charset.Charset;
import java.util.List;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.xml.sax.InputSource;

/**
 * Pages as frameworks and template engines have them. In each, an at sign at the begin of a line
 * tells that the elements go on lines before it, a caret that they go there.
 */
class PagesTest {
  private static final List<String> LINE_ENDS = List.of("\n", "\r\n", "\r");

  static Stream<String> pages() {
    return Stream.of(
        "angular-ssi",
        "conditional",
        "dioxus",
        "handlebars",
        "jsp",
        "leptos",
        "no-head",
        "no-script",
        "qute",
        "qute-base",
        "thymeleaf",
        "trunk",
        "vite",
        "xhtml");
  }

  @ParameterizedTest
  @MethodSource("pages")
  void inUtf8(String name) throws IOException {
    check(name, UTF_8, "");
  }

  @ParameterizedTest
  @MethodSource("pages")
  void withAMark(String name) throws IOException {
    check(name, UTF_8, "\ufeff");
    check(name, UTF_16LE, "\ufeff");
    check(name, UTF_16BE, "\ufeff");
  }

  @Test
  void inWindows1252() throws IOException {
    String page = read("vite").replace("UTF-8", "windows-1252").replace("—", "\u0097");
    check(page, ISO_8859_1, "", "\n");
  }

  @Test
  void anXhtmlPageStaysWellFormed() throws Exception {
    String page = read("xhtml").replace("\n@", "\n");
    byte[] written = PageWriter.write(page.getBytes(UTF_8), "x.xhtml", Parts.SPLIT).contents();
    DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
    factory.setFeature("http://apache.org/xml/features/nonvalidating/load-external-dtd", false);
    InputSource source = new InputSource(new StringReader(new String(written, UTF_8)));
    assertEquals(
        2, factory.newDocumentBuilder().parse(source).getElementsByTagName("script").getLength());
  }

  private static void check(String name, Charset charset, String mark) throws IOException {
    for (String end : LINE_ENDS) {
      check(read(name), charset, mark, end);
    }
  }

  private static void check(String marked, Charset charset, String mark, String lineEnd) {
    byte[] page =
        bytes(mark, marked.replaceFirst("(?m)^@|\\^", "").replace("\n", lineEnd), charset);
    byte[] split = bytes(mark, with(Parts.SPLIT, marked).replace("\n", lineEnd), charset);
    byte[] sealed = bytes(mark, with(Parts.SEALED, marked).replace("\n", lineEnd), charset);
    assertArrayEquals(split, PageWriter.write(page, "x", Parts.SPLIT).contents());
    assertArrayEquals(sealed, PageWriter.write(page, "x", Parts.SEALED).contents());
    assertArrayEquals(sealed, PageWriter.rewrite(split, "x", Parts.SEALED).contents());
    assertArrayEquals(split, PageWriter.rewrite(sealed, "x", Parts.SPLIT).contents());
    assertArrayEquals(page, PageWriter.original(PageText.read(split, "x")).bytes());
  }

  private static String with(PageParts parts, String marked) {
    List<String> elements = Parts.elements(parts);
    int at = marked.indexOf("\n@") + 1;
    if (at == 0) {
      return marked.replace("^", String.join("", elements));
    }
    String rest = marked.substring(at + 1);
    String before = marked.substring(0, at);
    String neighbour = rest.strip().startsWith("</head") ? lastLine(before) : rest;
    String indent = neighbour.replaceAll("(?s)^([ \\t]*).*", "$1");
    StringBuilder lines = new StringBuilder(before);
    elements.forEach(element -> lines.append(indent).append(element).append('\n'));
    return lines + rest;
  }

  private static String lastLine(String lines) {
    return lines.substring(lines.lastIndexOf('\n', lines.length() - 2) + 1);
  }

  private static byte[] bytes(String mark, String text, Charset charset) {
    return (mark + text).getBytes(charset);
  }

  private static String read(String name) throws IOException {
    try (InputStream in = PagesTest.class.getResourceAsStream("pages/" + name + ".html")) {
      return new String(in.readAllBytes(), UTF_8);
    }
  }
}
