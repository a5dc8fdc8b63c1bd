package io.github.wasmsplit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.wasmsplit.api.SplitRequest;
import io.github.wasmsplit.api.SplitResult;
import io.github.wasmsplit.diag.Diagnostic;
import io.github.wasmsplit.diag.LinkException;
import io.github.wasmsplit.fixture.AssetBytes;
import io.github.wasmsplit.fixture.BuiltProgram;
import io.github.wasmsplit.fixture.DataSym;
import io.github.wasmsplit.fixture.Dialect;
import io.github.wasmsplit.fixture.Op;
import io.github.wasmsplit.fixture.Program;
import io.github.wasmsplit.fixture.Segment;
import io.github.wasmsplit.fixture.Sig;
import io.github.wasmsplit.fixture.SplitPoint;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How payloads of Dioxus' {@code asset!()} are named and reported. */
class AssetsTest {
  private static final Sig UNARY = Sig.of("i:i");
  private static final int SIZE = 4096;

  @TempDir Path temp;

  @Test
  void warnsOfFilesThatNobodyHasNamed() {
    SplitResult result =
        split(program(payload("/home/me/app/assets/logo.svg", AssetBytes.NO_NAME)), false);
    Diagnostic warning = only(result);
    assertEquals("assets-unnamed", warning.code());
    assertTrue(warning.message().contains("/home/me/app/assets/logo.svg"), warning::message);
    assertTrue(warning.advice().orElseThrow().contains("--name-assets"));
    assertTrue(main().contains(AssetBytes.NO_NAME), "bytes stay as they are");
  }

  @Test
  void theWarningNamesAtMostThreeFiles() {
    byte[][] payloads = new byte[5][];
    for (int i = 0; i < payloads.length; i++) {
      payloads[i] = payload("/app/assets/" + i + ".png", AssetBytes.NO_NAME);
    }
    String message = only(split(program(payloads), false)).message();
    assertTrue(message.contains("0.png, /app/assets/1.png, /app/assets/2.png and 2 more"), message);
  }

  @Test
  void namesFilesByTheirPathBelowAssets() {
    byte[][] payloads = {
      payload("/home/me/assets/app/assets/icons/a b.svg", AssetBytes.NO_NAME),
      payload("C:\\app\\assets\\logo.png", AssetBytes.NO_NAME),
      payload("/app/fonts/serif.woff2", AssetBytes.NO_NAME),
      payload("/app/assets/a-long-name-of-more-than-23-bytes.svg", AssetBytes.NO_NAME),
    };
    SplitResult result = split(program(payloads), true);
    assertEquals(List.of(), said(result));
    String main = main();
    for (String name : List.of("icons/a b.svg", "logo.png", "serif.woff2")) {
      assertTrue(
          main.contains("lbundled_path" + (char) (0x40 | name.length()) + name + "goptions"));
    }
    String longer = "a-long-name-of-more-than-23-bytes.svg";
    assertTrue(main.contains("lbundled_path\u0058" + (char) longer.length() + longer + "goptions"));
    assertFalse(main.contains("replaced by dx"));
  }

  @Test
  void keepsNamesThatDxHasWritten() {
    byte[] payload = payload("/app/assets/logo.svg", "logo-dxh1a2b.svg");
    assertEquals(List.of(), said(split(program(payload), false)));
    String before = main();
    assertEquals(List.of(), said(split(program(payload), true)));
    assertTrue(before.contains("logo-dxh1a2b.svg"));
    assertEquals(before, main());
  }

  @Test
  void givesTheSameFileOneName() {
    byte[] payload = payload("/app/assets/logo.svg", AssetBytes.NO_NAME);
    assertEquals(List.of(), said(split(program(payload, payload), true)));
  }

  @Test
  void refusesOneNameForTwoFiles() {
    byte[] first = payload("/app/assets/logo.svg", AssetBytes.NO_NAME);
    byte[] second = payload("/crate/assets/logo.svg", AssetBytes.NO_NAME);
    LinkException e = assertThrows(LinkException.class, () -> split(program(first, second), true));
    assertEquals("asset-name-twice", e.diagnostic().code());
    assertTrue(e.getMessage().contains("/crate/assets/logo.svg"), e::getMessage);
    assertFalse(Files.exists(temp.resolve("out")));
  }

  @Test
  void refusesNamesThatDioxusCannotHold() {
    byte[] payload = payload("/assets/" + "x".repeat(300) + ".svg", AssetBytes.NO_NAME);
    LinkException e = assertThrows(LinkException.class, () -> split(program(payload), true));
    assertEquals("asset-name-long", e.diagnostic().code());
  }

  @Test
  void refusesNamesThatDoNotFit() {
    byte[] roomy = payload("/assets/" + "x".repeat(240) + ".svg", AssetBytes.NO_NAME);
    assertEquals(List.of(), said(split(program(roomy), true)));
    int end = SIZE;
    while (roomy[end - 1] == 0) {
      end--;
    }
    byte[] tight = Arrays.copyOf(roomy, end);
    LinkException e = assertThrows(LinkException.class, () -> split(program(tight), true));
    assertEquals("asset-name-long", e.diagnostic().code());
  }

  @Test
  void refusesNamesInOneInputOnly() {
    BuiltProgram plain = program(payload("/app/assets/logo.svg", AssetBytes.NO_NAME));
    BuiltProgram named = program(payload("/app/assets/logo.svg", "logo-dxh1a2b.svg"));
    for (boolean swapped : new boolean[] {false, true}) {
      byte[] original = (swapped ? named : plain).original();
      byte[] bindgened = (swapped ? plain : named).bindgened();
      LinkException e = assertThrows(LinkException.class, () -> split(original, bindgened, false));
      assertEquals("assets-differ", e.diagnostic().code());
      assertTrue(e.diagnostic().advice().orElseThrow().contains("wasm-bindgen"));
    }
  }

  @Test
  void doesNotBlameOtherDifferencesOnDx() {
    byte[] payload = payload("/app/assets/logo.svg", AssetBytes.NO_NAME);
    byte[] original = program("one", payload).original();
    byte[] bindgened = program("two", payload).bindgened();
    LinkException e = assertThrows(LinkException.class, () -> split(original, bindgened, false));
    assertEquals("data-differs", e.diagnostic().code());
  }

  @Test
  void leavesDataThatIsNotAPayload() {
    byte[] cut = new byte[SIZE];
    byte[] begin =
        "\u00a3tabsolute_source_path\u0058\u00ff/app".getBytes(StandardCharsets.ISO_8859_1);
    System.arraycopy(begin, 0, cut, SIZE - begin.length, begin.length);
    SplitResult result = split(program(new byte[SIZE], cut, new byte[] {1}), true);
    assertEquals(List.of(), said(result));
  }

  /** All diagnostics except the one about missing JS. */
  private static List<Diagnostic> said(SplitResult result) {
    return result.diagnostics().stream().filter(d -> !d.code().equals("no-js")).toList();
  }

  private static Diagnostic only(SplitResult result) {
    assertEquals(1, said(result).size(), said(result)::toString);
    return said(result).get(0);
  }

  private static BuiltProgram program(byte[]... payloads) {
    return program("text", payloads);
  }

  private static BuiltProgram program(String text, byte[]... payloads) {
    Program program = new Program();
    Segment data = program.segment(".rodata");
    DataSym other = data.define("TEXT", c -> c.text(text));
    program.exported("run", UNARY, c -> c.get(0).i32(0).load8(other, 0).op(Op.I32_ADD));
    for (int i = 0; i < payloads.length; i++) {
      byte[] payload = payloads[i];
      String name = "__ASSETS__" + i;
      DataSym asset = data.define(name, c -> c.bytes(payload));
      program.addressGlobal(name, asset, 0);
      // Two symbols for one payload, as when a linker merges equal ones.
      data.view(name + "_again", asset.offset(), asset.size());
    }
    SplitPoint point = program.split("part", Dialect.DIOXUS, "work", UNARY);
    point.body().body(c -> c.get(0).i32(7).op(Op.I32_MUL));
    program.exported("use", UNARY, c -> c.get(0).call(point.stub()));
    program.exported("load", Sig.of("ii:"), c -> c.get(0).get(1).call(point.loader()));
    return program.build();
  }

  private SplitResult split(BuiltProgram built, boolean name) {
    return split(built.original(), built.bindgened(), name);
  }

  private SplitResult split(byte[] original, byte[] bindgened, boolean name) {
    try {
      return WasmSplit.split(
          SplitRequest.builder()
              .original(Files.write(temp.resolve("original.wasm"), original))
              .bindgened(Files.write(temp.resolve("bindgened.wasm"), bindgened))
              .outputDirectory(temp.resolve("out"))
              .nameAssets(name)
              .build());
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  private String main() {
    try {
      return Files.readString(temp.resolve("out/main.wasm"), StandardCharsets.ISO_8859_1);
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  private static byte[] payload(String source, String name) {
    return AssetBytes.of(source, name, SIZE);
  }
}
