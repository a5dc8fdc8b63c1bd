package io.github.wasmsplit.badinput;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.wasmsplit.WasmSplit;
import io.github.wasmsplit.diag.Diagnostic;
import io.github.wasmsplit.diag.OutputException;
import io.github.wasmsplit.diag.UnsupportedException;
import io.github.wasmsplit.diag.WasmSplitException;
import io.github.wasmsplit.fixture.BuiltProgram;
import io.github.wasmsplit.fixture.Bytes;
import io.github.wasmsplit.fixture.Dialect;
import io.github.wasmsplit.fixture.Op;
import io.github.wasmsplit.fixture.Program;
import io.github.wasmsplit.fixture.Sig;
import io.github.wasmsplit.fixture.WasmFileEdit;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Files that cannot serve as the input they are given as. */
class WrongFilesTest extends BadInputTest {
  private final BuiltProgram good = Samples.smallBuilt();

  private void writeOriginal(byte[] bytes) {
    write(bytes, good.bindgened());
  }

  private void writeBindgened(byte[] bytes) {
    write(good.original(), bytes);
  }

  @Test
  void splitsGoodFiles() {
    write(good.original(), good.bindgened());
    split();
    assertTrue(Files.exists(out.resolve("wasm-split-manifest.json")));
    assertTrue(Files.exists(out.resolve("index.html")));
  }

  @Test
  void refusesMissingFiles() throws IOException {
    write(good.original(), good.bindgened());
    Files.delete(bindgened);
    refused(bindgened);
    writeOriginal(good.original());
    Files.delete(original);
    refused(original);
  }

  @Test
  void refusesAFolderInPlaceOfAFile() throws IOException {
    write(good.original(), good.bindgened());
    Files.delete(original);
    Files.createDirectory(original);
    refused(original);
  }

  @Test
  void refusesEmptyFiles() {
    writeOriginal(new byte[0]);
    refused(original, "empty");
    writeBindgened(new byte[0]);
    refused(bindgened, "empty");
  }

  @Test
  void refusesText() {
    byte[] text = "import init from './app.js'\n".getBytes(StandardCharsets.UTF_8);
    writeOriginal(text);
    refused(original);
    writeBindgened(text);
    refused(bindgened);
  }

  @Test
  void refusesAHeaderAlone() {
    writeOriginal(prefix(good.original(), 8));
    refused(original);
    writeBindgened(prefix(good.bindgened(), 8));
    refused(bindgened);
  }

  @Test
  void refusesAComponent() {
    byte[] component = {0, 'a', 's', 'm', 0x0d, 0, 1, 0};
    writeOriginal(component);
    refused(original, "component");
    writeBindgened(component);
    refused(bindgened, "component");
  }

  @Test
  void refusesAFutureVersion() {
    byte[] future = {0, 'a', 's', 'm', 2, 0, 0, 0};
    writeOriginal(future);
    refused(original);
  }

  @Test
  void refusesARelocatableObject() {
    writeOriginal(Samples.object());
    refused(original);
    writeBindgened(Samples.object());
    refused(bindgened);
  }

  @Test
  void suggestsThatTheArgumentsAreSwapped() {
    write(good.bindgened(), good.original());
    Diagnostic found = assertThrows(WasmSplitException.class, this::split).diagnostic();
    assertTrue(found.format().contains("swap") || found.format().contains("order"), found::format);
    assertTrue(found.advice().isPresent());
  }

  @Test
  void refusesTheSameFileForBothRoles() {
    write(good.original(), good.original());
    refused(bindgened, "wasm-bindgen");
    write(good.bindgened(), good.bindgened());
    refused(bindgened, "linker");
  }

  @Test
  void refusesAnOriginalWithoutRelocations() {
    writeOriginal(new WasmFileEdit(good.original()).removeCustom("reloc.").toByteArray());
    refused(original, "--emit-relocs");
  }

  @Test
  void refusesAnOriginalWithoutLinkingOrRelocations() {
    WasmFileEdit edit = new WasmFileEdit(good.original());
    writeOriginal(edit.removeCustom("reloc.").removeCustom("linking").toByteArray());
    refused(original, "--emit-relocs");
  }

  @Test
  void refusesRelocationsWithoutALinkingSection() {
    writeOriginal(new WasmFileEdit(good.original()).removeCustom("linking").toByteArray());
    refused(original, "linking");
  }

  @Test
  void refusesFilesWithoutNames() {
    writeOriginal(new WasmFileEdit(good.original()).removeCustom("name").toByteArray());
    refused(original, "strip");
    writeBindgened(new WasmFileEdit(good.bindgened()).removeCustom("name").toByteArray());
    refused(bindgened, "--keep-debug, without --remove-name-section");
  }

  @Test
  void refusesDemangledNames() {
    Program program = Samples.small();
    program.bindgenNames(name -> name.replace("_ZN3app", "app::").replace("_ZN_", "app::d::"));
    BuiltProgram built = program.build();
    write(built.original(), built.bindgened());
    refused(bindgened, "--no-demangle");
  }

  @Test
  void refusesABindgenedFileOfAnotherProgram() {
    writeBindgened(Samples.small("quite another").build().bindgened());
    refused(bindgened);
  }

  @Test
  void refusesEqualNamesWithDifferentCode() {
    writeBindgened(Samples.small("app", 4711).build().bindgened());
    refused(bindgened);
  }

  @Test
  void refusesAProgramWithoutSplitPoints() {
    BuiltProgram plain = Samples.withoutSplitPoints().build();
    write(plain.original(), plain.bindgened());
    refused(bindgened, "wasm_split", "--allow-unsplit");
  }

  @Test
  void refusesASplitImportWithoutItsExport() {
    Program program = Samples.small();
    program.split("lost", Dialect.DIOXUS, "lost", Samples.UNARY).body().body(c -> c.get(0));
    BuiltProgram built = program.build();
    WasmFileEdit edit = new WasmFileEdit(built.bindgened());
    edit.change(7, content -> without(content, "export_", "lost"));
    write(built.original(), edit.toByteArray());
    refused(bindgened, "lost");
  }

  /** Renames the export whose name holds both words, so that it is not a split export. */
  private static byte[] without(byte[] exports, String word, String other) {
    String text = new String(exports, StandardCharsets.ISO_8859_1);
    int at = text.indexOf("__wasm_split_00___" + other);
    assertTrue(at > 0 && text.indexOf(word, at) > 0);
    byte[] result = exports.clone();
    result[at] = 'x';
    return result;
  }

  @Test
  void refusesOtherTargetsOfWasmBindgen() throws IOException {
    write(good.original(), good.bindgened());
    Path js = temp.resolve("bindgened.js");
    Files.writeString(
        js,
        """
        let imports = {};
        imports['__wbindgen_placeholder__'] = module.exports;
        let wasm;
        const path = require('path').join(__dirname, 'bindgened_bg.wasm');
        const bytes = require('fs').readFileSync(path);
        const wasmModule = new WebAssembly.Module(bytes);
        const wasmInstance = new WebAssembly.Instance(wasmModule, imports);
        wasm = wasmInstance.exports;
        module.exports.__wasm = wasm;
        """);
    refused(js, "--target web");
    Files.writeString(
        js,
        """
        import * as wasm from "./bindgened_bg.wasm";
        export * from "./bindgened_bg.js";
        import { __wbg_set_wasm } from "./bindgened_bg.js";
        __wbg_set_wasm(wasm);
        """);
    refused(js, "--target web");
  }

  @Test
  void refusesSharedMemory() {
    Program program = Samples.small();
    program.withSharedMemory();
    BuiltProgram built = program.build();
    write(built.original(), built.bindgened());
    Diagnostic found = refused(bindgened, "shared");
    assertTrue(found.code().length() > 3);
  }

  @Test
  void refusesPassiveSegments() {
    Program program = Samples.small();
    program.withPassiveSegment((byte) 1, (byte) 2);
    program.exported(
        "init", Sig.of(":"), c -> c.i32(0).i32(0).i32(2).raw(0xfc, 8, 1, 0).raw(0xfc, 9, 1));
    BuiltProgram built = program.build();
    write(built.original(), built.bindgened());
    refused(bindgened);
    assertInstanceOf(
        UnsupportedException.class, assertThrows(WasmSplitException.class, this::split));
  }

  @Test
  void refusesAnUnknownInstructionWithItsPlace() {
    Program program = Samples.small();
    program.exported("odd", Sig.of(":"), c -> c.op(Op.NOP).raw(0xef));
    BuiltProgram built = program.build();
    write(built.original(), built.bindgened());
    Diagnostic found = assertThrows(WasmSplitException.class, this::split).diagnostic();
    assertTrue(found.format().contains("odd"), found::format);
    assertTrue(found.place().offset().isPresent(), found::format);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 3, 9})
  void refusesALinkingSectionOfAnotherVersion(int version) {
    WasmFileEdit edit = new WasmFileEdit(good.original());
    byte[] name = new Bytes().name("linking").toByteArray();
    edit.change(
        0,
        content -> {
          byte[] changed = content.clone();
          if (startsWith(content, name)) {
            changed[name.length] = (byte) version;
          }
          return changed;
        });
    writeOriginal(edit.toByteArray());
    Diagnostic found = refused(original, "linking");
    assertTrue(found.place().offset().isPresent() || found.place().section().isPresent());
  }

  private static boolean startsWith(byte[] content, byte[] start) {
    return content.length > start.length
        && java.util.Arrays.equals(prefix(content, start.length), start);
  }

  @Test
  void refusesAFileAsOutputFolder() throws IOException {
    write(good.original(), good.bindgened());
    Path file = Files.writeString(temp.resolve("file"), "text");
    OutputException e =
        assertThrows(
            OutputException.class, () -> WasmSplit.split(request().outputDirectory(file).build()));
    assertEquals(file.toString(), e.diagnostic().place().file().orElse(""));
    assertEquals("text", Files.readString(file));
  }

  @Test
  void refusesAMissingJsFile() throws IOException {
    write(good.original(), good.bindgened());
    Path js = temp.resolve("nowhere.js");
    refused(request().js(js).build(), js);
  }

  @Test
  void refusesToOverwriteAnInput() throws IOException {
    write(good.original(), good.bindgened());
    refused(request().outputDirectory(temp).mainName("bindgened.wasm").build(), bindgened);
    assertArrayEquals(good.bindgened(), Files.readAllBytes(bindgened));
  }
}
