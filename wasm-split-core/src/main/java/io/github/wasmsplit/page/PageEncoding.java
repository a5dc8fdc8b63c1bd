package io.github.wasmsplit.page;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.wasmsplit.bytes.ByteSlice;
import io.github.wasmsplit.diag.Diagnostic;
import io.github.wasmsplit.diag.InputException;
import io.github.wasmsplit.diag.Place;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.UnsupportedCharsetException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How a page is encoded (HTML, "determining the character encoding").
 *
 * @param charset the charset, one that reads ASCII as such unless there is a mark
 * @param mark the byte order mark; empty if there is none
 */
record PageEncoding(Charset charset, ByteSlice mark) {
  private static final List<PageEncoding> MARKED =
      List.of(
          new PageEncoding(UTF_8, bom(0xef, 0xbb, 0xbf)),
          new PageEncoding(UTF_16LE, bom(0xff, 0xfe)),
          new PageEncoding(UTF_16BE, bom(0xfe, 0xff)));

  /**
   * Labels of windows-1252 (WHATWG, Encoding). Every byte is a character in it to a browser, not to
   * the JDK; what lies above ASCII does not matter here.
   */
  private static final Set<String> LATIN =
      Set.of(
          "windows-1252",
          "cp1252",
          "x-cp1252",
          "iso-8859-1",
          "iso8859-1",
          "iso_8859-1",
          "latin1",
          "l1",
          "ascii",
          "us-ascii");

  private static final Pattern CHARSET =
      Pattern.compile("charset\\s*=\\s*[\"']?([^\\s;\"']+)", Pattern.CASE_INSENSITIVE);

  private static final String ASCII = "<meta charset=\"\">";

  private static ByteSlice bom(int... bytes) {
    byte[] mark = new byte[bytes.length];
    for (int i = 0; i < bytes.length; i++) {
      mark[i] = (byte) bytes[i];
    }
    return ByteSlice.of(mark);
  }

  /**
   * {@return the encoding of a page}
   *
   * @throws InputException if its name is unknown
   */
  static PageEncoding of(byte[] bytes, String file) {
    for (PageEncoding marked : MARKED) {
      int length = marked.mark.length();
      if (bytes.length >= length && ByteSlice.of(bytes).slice(0, length).sameBytes(marked.mark)) {
        return marked;
      }
    }
    return new PageEncoding(declared(new String(bytes, ISO_8859_1), file), bom());
  }

  private static Charset declared(String text, String file) {
    Page page = Page.parse(text);
    Optional<PageNode> meta = page.elements("meta").filter(m -> label(m).isPresent()).findFirst();
    if (meta.isEmpty()) {
      return UTF_8;
    }
    String label = label(meta.get()).orElseThrow();
    return charset(label.strip().toLowerCase(Locale.ROOT))
        .orElseThrow(
            () ->
                new InputException(
                    Diagnostic.error(
                            "page-charset",
                            "The page's charset is not known: it is named in "
                                + text.substring(meta.get().start(), meta.get().end())
                                + ".")
                        .at(Place.at(file, meta.get().start()))
                        .advise("Save the page in UTF-8 and write <meta charset=\"utf-8\">.")));
  }

  /** {@return what a meta element says of the encoding} */
  static Optional<String> label(PageNode meta) {
    Optional<String> charset = meta.value("charset");
    if (charset.isPresent() || !meta.is("http-equiv", "content-type")) {
      return charset;
    }
    Matcher content = CHARSET.matcher(meta.value("content").orElse(""));
    return content.find() ? Optional.of(content.group(1)) : Optional.empty();
  }

  private static Optional<Charset> charset(String label) {
    if (LATIN.contains(label)) {
      return Optional.of(ISO_8859_1);
    }
    if (label.startsWith("utf-16")) {
      // It is read as ASCII right now.
      return Optional.of(UTF_8);
    }
    try {
      Charset charset = Charset.forName(label);
      boolean ascii =
          charset.canEncode()
              && new String(ASCII.getBytes(US_ASCII), charset).equals(ASCII)
              && new String(ASCII.getBytes(charset), US_ASCII).equals(ASCII);
      return ascii ? Optional.of(charset) : Optional.empty();
    } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
      return Optional.empty();
    }
  }
}
