package io.github.wasmsplit.names;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Names as rustc mangles them, and other names. */
class RustNamesTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "_ZN4testE | test",
        "_ZN3foo17h05af221e174051e9E | foo",
        "_ZN3foo3bar17h05af221e174051e9E.llvm.123 | foo::bar",
        "_ZN13test$u20$test6foobarE | test test::foobar",
        "_ZN35Bar$LT$$u5b$u32$u3b$$u20$4$u5d$$GT$E | Bar<[u32; 4]>",
        "_ZN71_$LT$Test$u20$$u2b$$u20$$u27$static$u20$as$u20$foo..Bar$LT$Test$GT$$GT$3barE |"
            + " <Test + 'static as foo::Bar<Test>>::bar",
        "_ZN8$RF$testfoE | _ZN8$RF$testfoE",
        "_ZN5$RF$aE | &a"
      })
  void demanglesTheOlderMangling(String symbol, String name) {
    assertEquals(name, RustNames.demangle(symbol));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "_RNvC6_123foo3bar | 123foo::bar",
        "_RNvC3app4main.llvm.9 | app::main",
        "_RNvXsq_NtCshEBBXrZxYKz_14pulldown_cmark5parseNtB5_8ItemBodyNtNtCs92dZh5TLuSZ_4core3fmt5"
            + "Debug3fmt | <pulldown_cmark::parse::ItemBody as core::fmt::Debug>::fmt",
        "_RNCNCNgCs6DXkGYLi8lr_2cc5spawn00B5_ | cc::spawn::{closure#0}::{closure#0}",
        "_RNCINkXs25_NgCsbmNqQUJIY6D_4core5sliceINyB9_4IterhENuNgNoBb_4iter8iterator8Iterator9"
            + "rpositionNCNgNpB9_6memchr7memrchrs_0E0Bb_ |"
            + " <core::slice::Iter<u8> as core::iter::iterator::Iterator>::rposition"
            + "::<core::slice::memchr::memrchr::{closure#1}>::{closure#0}",
        "_RINbNbCskIICzLVDPPb_5alloc5alloc8box_freeDINbNiB4_5boxed5FnBoxuEp6OutputuEL_E"
            + "Cs1iopQbuBiw2_3std |"
            + " alloc::alloc::box_free::<dyn alloc::boxed::FnBox<(), Output = ()>>",
        "_RMC0INtC8arrayvec8ArrayVechKj7b_E | <arrayvec::ArrayVec<u8, 123>>",
        "_RINvC3app1fRAhj4_TlFUKCmEuQeEE | app::f::<&[u8; 4], (i32, unsafe extern \"C\" fn(u32), &mut str)>"
      })
  void demanglesVersion0(String symbol, String name) {
    assertEquals(name, RustNames.demangle(symbol));
  }

  @ParameterizedTest
  @CsvSource({
    "main",
    "__wbindgen_malloc",
    "_R",
    "_RNvC",
    "_ZN9999999999aE",
    "_RB_",
    "_RNvB_1a",
    "_ZN",
    "_ZN3fooE externref"
  })
  void otherNamesStayAndOtherEndingsAreKept(String name) {
    String demangled = RustNames.demangle(name);
    assertEquals(name.equals("_ZN3fooE externref") ? "foo externref" : name, demangled);
  }

  @ParameterizedTest
  @CsvSource({
    "core::fmt::write, core",
    "<alloc::vec::Vec<T> as core::ops::Drop>::drop, alloc",
    "<&T as core::fmt::Debug>::fmt, core",
    "main, ''"
  })
  void theCrateIsThatOfTheTypeOrTheTrait(String name, String crate) {
    assertEquals(crate, RustNames.crateOf(name));
  }

  @Test
  void demanglingDamagedNamesTerminates() {
    String whole =
        "_RNCINkXs25_NgCsbmNqQUJIY6D_4core5sliceINyB9_4IterhENuNgNoBb_4iter8iterator8Iterator9";
    Random random = new Random(3);
    assertTimeoutPreemptively(
        Duration.ofMinutes(1),
        () -> {
          for (int i = 0; i < 20_000; i++) {
            char[] letters = whole.toCharArray();
            for (int k = 0; k < 4; k++) {
              letters[2 + random.nextInt(letters.length - 2)] =
                  whole.charAt(random.nextInt(whole.length()));
            }
            assertTrue(RustNames.demangle(new String(letters)).length() > 0);
          }
        });
  }
}
