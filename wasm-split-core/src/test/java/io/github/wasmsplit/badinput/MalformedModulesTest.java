package io.github.wasmsplit.badinput;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.wasmsplit.diag.Diagnostic;
import io.github.wasmsplit.diag.WasmSplitException;
import io.github.wasmsplit.fixture.BuiltProgram;
import io.github.wasmsplit.fixture.Bytes;
import io.github.wasmsplit.fixture.MalformedModules;
import io.github.wasmsplit.fixture.MalformedModules.Malformed;
import io.github.wasmsplit.fixture.Program;
import io.github.wasmsplit.fixture.Sig;
import io.github.wasmsplit.fixture.WasmFileEdit;
import io.github.wasmsplit.read.ModuleReader;
import io.github.wasmsplit.wasm.WasmModule;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Modules that the specification calls malformed, and constants with invalid contents. */
class MalformedModulesTest extends BadInputTest {
  static Stream<Malformed> modules() {
    return MalformedModules.all();
  }

  @ParameterizedTest
  @MethodSource("modules")
  void refusesMalformedModulesWithTheirPlace(Malformed malformed) throws IOException {
    Path file = Files.write(temp.resolve("malformed.wasm"), malformed.bytes());
    check(malformed, () -> ModuleReader.read(file, name -> true), file.toString());
    check(malformed, () -> ModuleReader.read(malformed.bytes(), "memory"), "memory");
    BuiltProgram good = Samples.smallBuilt();
    write(malformed.bytes(), good.bindgened());
    assertEquals(malformed.code(), refused(original).code());
    write(good.original(), malformed.bytes());
    assertEquals(malformed.code(), refused(bindgened).code());
  }

  private interface Reading {
    WasmModule read();
  }

  private static void check(Malformed malformed, Reading reading, String file) {
    Diagnostic found = assertThrows(WasmSplitException.class, reading::read).diagnostic();
    assertEquals(malformed.code(), found.code(), found::format);
    assertEquals(file, found.place().file().orElse(""), found::format);
    boolean ofTheWholeFile = malformed.code().endsWith("-count");
    assertTrue(ofTheWholeFile || found.place().offset().isPresent(), found::format);
    assertTrue(found.advice().isPresent(), found::format);
  }

  /** Linkers pad integers that they may patch, and older ones encode flags as integers. */
  @Test
  void acceptsPaddedIntegers() {
    Bytes globals = new Bytes().paddedU32(2).u8(0x7f).u8(0).u8(0x41).paddedS32(-7).u8(0x0b);
    globals.u8(0x7e).u8(0).u8(0x42).u8(0xff).u8(0xff).u8(0x7f).u8(0x0b);
    Bytes memory = new Bytes().paddedU32(1).u8(1).paddedU32(1).paddedU32(-1);
    WasmModule module = ModuleReader.read(MalformedModules.module(5, memory, 6, globals), "memory");
    assertEquals(2, module.globals().size());
    assertEquals(0xffffffffL, module.memories().get(0).limits().max().orElseThrow());
  }

  @Test
  void acceptsExtendedConstants() {
    Bytes globals = new Bytes().u32(2).u8(0x7f).u8(0).u8(0x41).signed(5).u8(0x0b);
    globals.u8(0x7f).u8(0).u8(0x23).u32(0).u8(0x41).signed(2).u8(0x6a).u8(0x0b);
    WasmModule module = ModuleReader.read(MalformedModules.module(6, globals), "memory");
    assertEquals(1, module.globals().get(1).init().orElseThrow().immediates().count());
  }

  /** Decoded with replacement characters, two different names could become equal. */
  @Test
  void refusesNamesThatAreNotUtf8() {
    BuiltProgram good = Samples.smallBuilt();
    String wanted = "_ZN3appapp_first";
    write(spoilt(good.original(), "linking", wanted), good.bindgened());
    assertEquals("not-utf8", refused(original, "linking").code());
    write(spoilt(good.original(), "name", wanted), good.bindgened());
    assertEquals("not-utf8", refused(original, "section name").code());
    write(good.original(), spoilt(good.bindgened(), "name", wanted));
    assertEquals("not-utf8", refused(bindgened, "section name").code());
  }

  private static byte[] spoilt(byte[] file, String section, String name) {
    return edited(
        file,
        section,
        content -> {
          String text = new String(content, StandardCharsets.ISO_8859_1);
          assertTrue(text.contains(name), section);
          return text.replace(name, name.replace('Z', '\u00ff'))
              .getBytes(StandardCharsets.ISO_8859_1);
        });
  }

  private static byte[] edited(byte[] file, String section, UnaryOperator<byte[]> edit) {
    WasmFileEdit edited = new WasmFileEdit(file);
    edited
        .sections()
        .replaceAll(
            s ->
                s.name().equals(section)
                    ? new WasmFileEdit.Section(0, section, edit.apply(s.content()), s.end())
                    : s);
    return edited.toByteArray();
  }

  @Test
  void refusesTwoNamesForOneFunction() {
    BuiltProgram good = Samples.smallBuilt();
    Bytes names =
        new Bytes().name("name").u8(1).sized(new Bytes().u32(2).u32(0).name("a").u32(0).name("b"));
    write(good.original(), edited(good.bindgened(), "name", content -> names.toByteArray()));
    assertEquals("name-twice", refused(bindgened, "function 0").code());
  }

  @Test
  void refusesDataDropWithoutADataCount() {
    Program program = Samples.small();
    program.exported("drop", Sig.of(":"), c -> c.raw(0xfc, 9, 0));
    BuiltProgram built = program.build();
    write(built.original(), built.bindgened());
    refused(bindgened, "index 0", "drop");
  }
}
