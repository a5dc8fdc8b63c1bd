package io.github.wasmsplit.glue;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JsMaskTest {
  /** {@code .} stands for a masked character. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "a = 'b' + \"c\"; // d|a = '.' + \".\";     ",
        "a /* 'b' */ = c|a           = c",
        "'\\'' + x + '\\\\' + y|'..' + x + '..' + y",
        "`a${b + `c${d}` + {}.e}f` + g|`.${b + `.${d}` + {}.e}.` + g",
        "`\\${a}\\``|`.......`",
        "x = /['\"/`]\\/[/]'/g.test('a')|x = /............/g.test('.')",
        "a / b / 'c'|a / b / '.'",
        "f(a)/2/'b'|f(a)/2/'.'",
        "return /'/.test(b)|return /./.test(b)",
        "$in / 2 + '/'|$in / 2 + '.'",
        "'unterminated|'............",
        "`unterminated|`............",
        "x/* unterminated|x",
      })
  void masksLiteralsAndComments(String text, String expected) {
    String masked = JsMask.mask(text).replace(JsMask.MASK, '.');
    assertEquals(expected.stripTrailing(), masked.stripTrailing());
    assertEquals(text.length(), masked.length());
  }

  @Test
  void aStringEndsWithItsLine() {
    String masked = JsMask.mask("a = 'b\nc // d\ne").replace(JsMask.MASK, '.');
    assertEquals("a = '.\nc     \ne", masked);
  }
}
