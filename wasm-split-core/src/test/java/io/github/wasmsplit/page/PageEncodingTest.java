package io.github.wasmsplit.page;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.wasmsplit.diag.Diagnostic;
import io.github.wasmsplit.diag.InputException;
import java.nio.charset.Charset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A page's bytes are text in the encoding that a browser takes it for. */
class PageEncodingTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "<meta charset=utf-8>|UTF-8",
        "<meta charset=\"UTF8\">|UTF-8",
        "<p>|UTF-8",
        "<meta charset=utf-16le>|UTF-8",
        "<meta charset=windows-1252>|ISO-8859-1",
        "<meta charset=Latin1>|ISO-8859-1",
        "<META CHARSET=' shift_jis '>|Shift_JIS",
        "<meta http-equiv=content-type content='text/html; charset=iso-8859-15'>|ISO-8859-15",
        "<meta http-equiv=Content-Type content='text/html;Charset = \"koi8-r\"'>|KOI8-R",
        "<meta http-equiv=Content-Type content='text/html'><meta charset=gbk>|GBK",
        "<!-- <meta charset=gbk> --><meta charset=big5>|Big5",
        "<meta name=charset content='charset=gbk'>|UTF-8",
        "<meta charset=gbk><meta charset=utf-8>|GBK",
      })
  void charsetOf(String page, String charset) {
    assertEquals(
        Charset.forName(charset), PageEncoding.of(page.getBytes(ISO_8859_1), "x").charset());
  }

  @Test
  void aMarkIsAboveTheDeclaration() {
    byte[] page = "\ufeff<meta charset=gbk>é".getBytes(UTF_8);
    assertEquals(UTF_8, PageEncoding.of(page, "x").charset());
    assertEquals("<meta charset=gbk>é", PageText.read(page, "x").text());
    byte[] wide = "\ufeff<meta charset=gbk>é".getBytes(UTF_16LE);
    assertEquals("<meta charset=gbk>é", PageText.read(wide, "x").text());
    assertArrayEquals(wide, PageText.read(wide, "x").bytes());
    byte[] big = "<p>é".getBytes(UTF_16);
    assertEquals("<p>é", PageText.read(big, "x").text());
    assertArrayEquals(big, PageText.read(big, "x").bytes());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"klingon", "{{charset}}", "<%= a %>", "ibm037", "utf-7", "utf-32", "a b", ""})
  void anUnknownCharsetIsRefused(String charset) {
    String page = "<head><meta charset=\"" + charset + "\">";
    Diagnostic refusal = refusal(page.getBytes(UTF_8));
    assertEquals("page-charset", refusal.code());
    assertEquals(6, refusal.place().offset().orElseThrow());
    assertTrue(refusal.message().contains(charset), refusal.message());
  }

  @Test
  void everyByteIsACharacterOfWindows1252() {
    byte[] page = new byte[256];
    for (int i = 0; i < 256; i++) {
      page[i] = (byte) i;
    }
    byte[] whole =
        new String(page, ISO_8859_1).concat("<meta charset=cp1252>").getBytes(ISO_8859_1);
    assertArrayEquals(whole, PageText.read(whole, "x").bytes());
  }

  @Test
  void bytesThatAreNotInTheEncodingAreRefusedWithTheirPlace() {
    assertPlace(4, "<p>a\u00e9bc".getBytes(ISO_8859_1));
    assertPlace(6, "<p>abc\u00c3".getBytes(ISO_8859_1));
    assertPlace(6, "\u00ef\u00bb\u00bf<p>\u00ff".getBytes(ISO_8859_1));
    assertPlace(4, new byte[] {-1, -2, '<', 0, 'x'});
    assertPlace(4, new byte[] {-1, -2, '<', 0, 0, (byte) 0xdc, '>', 0});
    // Not the shortest form.
    assertPlace(3, "<p>\u00c0\u00bc".getBytes(ISO_8859_1));
  }

  @Test
  void bytesThatWouldNotComeBackAreRefused() {
    // Escape sequences that change nothing: another encoder leaves them out.
    byte[] page = "<meta charset=iso-2022-jp>\u001b(B\u001b(B<p>".getBytes(ISO_8859_1);
    assertPlace(26, page);
  }

  @Test
  void offsetsAreThoseOfBytes() {
    assertEquals(5, PageText.read("\ufeffé<p>".getBytes(UTF_8), "x").offset(1));
    assertEquals(4, PageText.read("\ufeffé<p>".getBytes(UTF_16LE), "x").offset(1));
  }

  private static void assertPlace(int offset, byte[] page) {
    Diagnostic refusal = refusal(page);
    assertEquals("page-encoding", refusal.code());
    assertEquals(offset, refusal.place().offset().orElseThrow());
  }

  private static Diagnostic refusal(byte[] page) {
    return assertThrows(InputException.class, () -> PageText.read(page, "x")).diagnostic();
  }
}
