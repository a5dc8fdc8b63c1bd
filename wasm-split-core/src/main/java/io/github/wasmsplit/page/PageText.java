package io.github.wasmsplit.page;

import io.github.wasmsplit.diag.Diagnostic;
import io.github.wasmsplit.diag.InputException;
import io.github.wasmsplit.diag.Place;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.util.Arrays;

/**
 * A page as text that encodes to the very bytes it was read from.
 *
 * @param file path for messages
 * @param text without the byte order mark
 * @param encoding how it was read
 */
record PageText(String file, String text, PageEncoding encoding) {

  /**
   * Decodes a page.
   *
   * @throws InputException if its encoding is unknown, or it is not in its encoding
   */
  static PageText read(byte[] bytes, String file) {
    PageEncoding encoding = PageEncoding.of(bytes, file);
    PageText page = new PageText(file, decode(bytes, file, encoding), encoding);
    int mismatch = Arrays.mismatch(bytes, page.bytes());
    if (mismatch >= 0) {
      throw notInEncoding(file, mismatch, encoding.charset());
    }
    return page;
  }

  private static String decode(byte[] bytes, String file, PageEncoding encoding) {
    CharsetDecoder decoder = encoding.charset().newDecoder();
    int mark = encoding.mark().length();
    ByteBuffer in = ByteBuffer.wrap(bytes, mark, bytes.length - mark);
    CharBuffer out =
        CharBuffer.allocate((int) (in.remaining() * (double) decoder.maxCharsPerByte()) + 1);
    CoderResult result = decoder.decode(in, out, true);
    if (!result.isError()) {
      result = decoder.flush(out);
    }
    if (result.isError()) {
      throw notInEncoding(file, in.position(), encoding.charset());
    }
    return out.flip().toString();
  }

  private static InputException notInEncoding(String file, int offset, Charset charset) {
    return new InputException(
        Diagnostic.error("page-encoding", "The page is not " + charset + " text.")
            .at(Place.at(file, offset))
            .advise("Save it in UTF-8, or name its encoding by <meta charset> in its head."));
  }

  /** {@return the bytes of the file} */
  byte[] bytes() {
    return encode(text);
  }

  /** {@return the same page with another text} */
  PageText with(String changed) {
    return new PageText(file, changed, encoding);
  }

  /** {@return the place of a character, as a byte of the file} */
  Place place(int index) {
    return Place.at(file, offset(index));
  }

  /** {@return the number of bytes before a character} */
  int offset(int index) {
    return encode(text.substring(0, index)).length;
  }

  private byte[] encode(String part) {
    byte[] mark = encoding.mark().toArray();
    byte[] encoded = part.getBytes(encoding.charset());
    byte[] all = Arrays.copyOf(mark, mark.length + encoded.length);
    System.arraycopy(encoded, 0, all, mark.length, encoded.length);
    return all;
  }
}
