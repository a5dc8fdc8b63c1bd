package io.github.wasmsplit.check;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.wasmsplit.OutputFile;
import io.github.wasmsplit.SealRequest;
import io.github.wasmsplit.SplitRequest;
import io.github.wasmsplit.SplitResult;
import io.github.wasmsplit.WasmSplit;
import io.github.wasmsplit.bytes.ByteReader;
import io.github.wasmsplit.bytes.ByteSink;
import io.github.wasmsplit.bytes.ByteSlice;
import io.github.wasmsplit.diag.WasmSplitException;
import io.github.wasmsplit.emit.Digests;
import io.github.wasmsplit.fixture.BuiltProgram;
import io.github.wasmsplit.fixture.DataSym;
import io.github.wasmsplit.fixture.Dialect;
import io.github.wasmsplit.fixture.Func;
import io.github.wasmsplit.fixture.Op;
import io.github.wasmsplit.fixture.Program;
import io.github.wasmsplit.fixture.Segment;
import io.github.wasmsplit.fixture.Sig;
import io.github.wasmsplit.fixture.SplitPoint;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What another tool may do to outputs, and each kind of damage that it may not do. */
class SealTest {
  private static final Sig UNARY = Sig.of("i:i");
  private static final int IMPORT = 2;
  private static final int FUNCTION = 3;
  private static final int EXPORT = 7;
  private static final int START = 8;
  private static final int ELEMENT = 9;
  private static final int CODE = 10;
  private static final int DATA = 11;

  @TempDir Path temp;
  private Path folder;
  private Path before;
  private SplitResult split;

  @BeforeEach
  void split() throws IOException {
    folder = temp.resolve("out");
    split = split(folder, 7);
    before = temp.resolve("before");
    Files.createDirectory(before);
    for (Path file : files(folder).keySet()) {
      Files.copy(folder.resolve(file), before.resolve(file));
    }
    assertEquals(4, split.files().stream().filter(f -> isWasm(f.kind())).count());
  }

  private SplitResult split(Path out, int seed) throws IOException {
    return split(out, program(seed).build(), 0);
  }

  private SplitResult split(Path out, BuiltProgram built, int overhead) throws IOException {
    Path original = Files.write(temp.resolve("original.wasm"), built.original());
    Path bindgened = Files.write(temp.resolve("bindgened.wasm"), built.bindgened());
    return WasmSplit.split(
        SplitRequest.builder()
            .original(original)
            .bindgened(bindgened)
            .outputDirectory(out)
            .minChunkSize(0)
            .requestOverhead(overhead)
            .build());
  }

  private static Program program(int seed) {
    Program program = new Program();
    Segment data = program.segment(".data");
    DataSym current = data.define("CURRENT", c -> c.i32(0x01020304));
    DataSym ofOne = data.define("OF_ONE", c -> c.i32(0x11121314));
    DataSym ofTwo = data.define("OF_TWO", c -> c.i32(0x21222324));
    DataSym both = data.define("BOTH", c -> c.i32(0x31323334));
    Func shared =
        program.function(
            "shared",
            UNARY,
            c -> {
              c.get(0).i32(0).load(both, 0).op(Op.I32_ADD);
              // Too much to be copied.
              for (int i = 0; i < 40; i++) {
                c.i32(i * 7919).op(Op.I32_XOR);
              }
            });
    Func pointedTo = program.function("pointed_to", Sig.of(":i"), c -> c.i32(7));
    entry(program, "one", ofOne, shared, pointedTo, current);
    entry(program, "two", ofTwo, shared, shared, current);
    program.exported("peek", UNARY, c -> c.get(0).i32(0).load(current, 0).op(Op.I32_ADD));
    for (int i = 0; i < 4; i++) {
      int constant = i * seed;
      program.exported("bulk" + i, UNARY, c -> c.get(0).i32(constant).op(Op.I32_XOR));
    }
    return program;
  }

  private static void entry(
      Program program, String module, DataSym own, Func called, Func pointed, DataSym cell) {
    SplitPoint point = program.split(module, Dialect.DIOXUS, "run", UNARY);
    point
        .body()
        .body(
            c ->
                c.i32(0)
                    .slotOf(pointed)
                    .store(cell, 0)
                    .get(0)
                    .call(called)
                    .i32(0)
                    .load(own, 0)
                    .op(Op.I32_ADD));
    program.exported("run_" + module, UNARY, c -> c.get(0).call(point.stub()));
  }

  @Test
  void nothingChangesWhereNothingHasChanged() throws IOException {
    Map<Path, String> was = files(folder);
    SplitResult sealed = seal();
    assertEquals(split.buildId(), sealed.buildId());
    assertEquals(split.files(), sealed.files());
    assertEquals(was, files(folder));
    assertEquals(List.of(), sealed.diagnostics());
  }

  @Test
  void otherBodiesAndOtherSegmentsAreSealed() throws IOException {
    for (String part : List.of("main", "module_1", "module_2", "chunk_1")) {
      change(part, CODE, SealTest::withNops);
      change(part, DATA, SealTest::inHalves);
    }
    SplitResult sealed = seal();

    assertNotEquals(split.buildId(), sealed.buildId());
    String loader = text("__wasm_split.js");
    assertTrue(loader.contains("const BUILD=\"" + sealed.buildId() + "\";"), loader);
    assertTrue(text("wasm-split-manifest.json").contains(sealed.buildId()));
    for (OutputFile file : sealed.files()) {
      byte[] bytes = Files.readAllBytes(folder.resolve(file.name()));
      assertEquals(Digests.of(bytes).integrity(), file.integrity(), file.name());
      assertEquals(bytes.length, file.bytes(), file.name());
      boolean hashed =
          file.kind() == OutputFile.Kind.MODULE || file.kind() == OutputFile.Kind.CHUNK;
      assertEquals(hashed, file.name().contains(Digests.of(bytes).shortHash()), file.name());
      if (hashed) {
        assertTrue(loader.contains("\"./" + file.name() + "\""), loader);
        String digest = file.integrity().replace("sha384-", "");
        assertTrue(loader.contains("\"" + digest + "\"," + bytes.length), loader);
      }
    }
    List<String> expected = sealed.files().stream().map(OutputFile::name).sorted().toList();
    assertEquals(
        expected,
        files(folder).keySet().stream().map(Path::toString).sorted().toList(),
        "files of the build before the seal are gone");
  }

  @Test
  void sealingAgainChangesNothing() throws IOException {
    change("module_1", CODE, SealTest::withNops);
    SplitResult first = seal();
    Map<Path, String> once = files(folder);
    SplitResult second = WasmSplit.seal(SealRequest.of(folder));
    assertEquals(first.buildId(), second.buildId());
    assertEquals(first.files(), second.files());
    assertEquals(once, files(folder));
  }

  @Test
  void theSameChangeGivesTheSameBuild() throws IOException {
    change("chunk_1", CODE, SealTest::withNops);
    String id = seal().buildId();
    Path other = temp.resolve("other");
    split(other, 7);
    Path chunk = find(other, "chunk_1");
    Files.write(chunk, Surgery.change(Files.readAllBytes(chunk), CODE, SealTest::withNops));
    assertEquals(id, WasmSplit.seal(SealRequest.of(other)).buildId());
  }

  @Test
  void olderBuildsStay() throws IOException {
    SplitResult newer = split(folder, 8);
    assertNotEquals(split.buildId(), newer.buildId());
    change("main", CODE, SealTest::withNops);
    WasmSplit.seal(SealRequest.of(folder));
    for (OutputFile file : split.files()) {
      assertTrue(Files.exists(folder.resolve(file.name())), file.name());
    }
    assertTrue(text(".wasm-split-builds.json").contains(split.buildId()));
    assertFalse(text(".wasm-split-builds.json").contains(newer.buildId()));
  }

  @Test
  void functionsOfEmptySlotsAreMissed() throws IOException {
    change("module_1", ELEMENT, section -> null);
    assertRefused("empty-slot", "module_1");
  }

  @Test
  void slotsOfOthersAreFilled() throws IOException {
    change("module_1", ELEMENT, SealTest::shiftedSlots);
    assertRefused("empty-slot", "module_1");
  }

  @Test
  void slotsHaveFunctionsOfAnotherType() throws IOException {
    Path file = find(folder, "module_1");
    byte[] changed =
        Surgery.change(
            Surgery.change(Files.readAllBytes(file), 1, SealTest::withAnotherType),
            FUNCTION,
            section -> {
              byte[] copy = section.clone();
              for (int i = 1; i < copy.length; i++) {
                copy[i] = Surgery.sections(bytes(file)).get(1)[0];
              }
              return copy;
            });
    Files.write(file, changed);
    assertRefused("slot-type", "module_1");
  }

  @Test
  void bytesAreMissing() throws IOException {
    for (String part : List.of("main", "module_1", "chunk_1")) {
      Path file = find(folder, part);
      byte[] was = Files.readAllBytes(file);
      change(part, DATA, section -> null);
      assertRefused("missing-byte", part);
      Files.write(file, was);
    }
  }

  @Test
  void bytesAreOthers() throws IOException {
    change("chunk_1", DATA, lastByte());
    assertRefused("data-bytes", "chunk_1");
  }

  @Test
  void bytesAreWrittenThatWereNot() throws IOException {
    byte[] ofOne = Surgery.sections(bytes(find(folder, "module_1"))).get(DATA);
    change("module_2", DATA, section -> joined(section, ofOne));
    assertRefused("data-bounds", "module_2");
    change("module_2", DATA, section -> joined(section, section));
    assertRefused("double-write", "module_2");
  }

  @Test
  void anExportThatOthersImportIsGone() throws IOException {
    change("chunk_1", EXPORT, section -> null);
    assertRefused("unresolved-import", "module_1");
  }

  @Test
  void anExportOfMainIsGone() throws IOException {
    byte[] exports = Surgery.sections(bytes(find(folder, "main"))).get(EXPORT);
    int place = new String(exports, StandardCharsets.ISO_8859_1).indexOf("peek");
    change(
        "main",
        EXPORT,
        section -> {
          byte[] copy = section.clone();
          copy[place] = 'P';
          return copy;
        });
    assertRefused("main-export", "main.wasm");
  }

  @Test
  void theBuildIdIsGone() throws IOException {
    byte[] exports = Surgery.sections(bytes(find(folder, "main"))).get(EXPORT);
    int place = new String(exports, StandardCharsets.ISO_8859_1).indexOf("__wasm_split_build_id");
    change(
        "main",
        EXPORT,
        section -> {
          byte[] copy = section.clone();
          copy[place] = 'x';
          return copy;
        });
    assertRefused("main-export", "main.wasm");
    assertEquals("build-id", refusal(SealRequest.of(folder)).diagnostic().code());
  }

  @Test
  void anImportIsNewOrHasAnotherType() throws IOException {
    change(
        "module_1",
        IMPORT,
        section -> {
          byte[] copy = section.clone();
          copy[copy.length - 1] ^= 1;
          return copy;
        });
    String code = refusal(request()).diagnostic().code();
    assertTrue(List.of("import-type", "type-index").contains(code), code);
  }

  @Test
  void aModuleStartsSomething() throws IOException {
    Path file = find(folder, "module_1");
    Map<Integer, byte[]> sections = Surgery.sections(bytes(file));
    ByteSink sink = new ByteSink();
    sink.bytes(bytes(file), 0, 8);
    sections.forEach(
        (id, contents) -> {
          if (id == ELEMENT) {
            sink.u8(START).u32(1).u8(0);
          }
          sink.u8(id).u32(contents.length).bytes(contents, 0, contents.length);
        });
    Files.write(file, sink.toArray());
    assertRefused("start", "module_1");
  }

  @Test
  void aFileIsCutOffOrSomethingElse() throws IOException {
    Path file = find(folder, "module_2");
    byte[] was = Files.readAllBytes(file);
    Files.writeString(file, "<!doctype html><p>Not found</p>");
    assertRefused("not-wasm", "module_2");
    for (int length = 0; length < was.length; length++) {
      Files.write(file, java.util.Arrays.copyOf(was, length));
      assertThrows(WasmSplitException.class, () -> WasmSplit.seal(request()), "length " + length);
    }
    Files.delete(file);
    assertEquals("missing-file", refusal(request()).diagnostic().code());
  }

  @Test
  void filesAreOfAnotherBuild() throws IOException {
    Path other = temp.resolve("other");
    split(other, 8);
    assertEquals(
        "other-build", refusal(SealRequest.of(folder).withBefore(other)).diagnostic().code());
    Files.copy(
        other.resolve("main.wasm"),
        folder.resolve("main.wasm"),
        java.nio.file.StandardCopyOption.REPLACE_EXISTING);
    assertEquals("other-build", refusal(SealRequest.of(folder)).diagnostic().code());
  }

  @Test
  void filesBeforeAreChangedAsWell() throws IOException {
    Path chunk = find(before, "chunk_1");
    Files.write(chunk, Surgery.change(Files.readAllBytes(chunk), CODE, SealTest::withNops));
    assertEquals("changed-file", refusal(request()).diagnostic().code());
  }

  @Test
  void theLoaderWasMinified() throws IOException {
    change("module_1", CODE, SealTest::withNops);
    Path loader = folder.resolve("__wasm_split.js");
    String text = Files.readString(loader);
    Files.writeString(loader, text.replace("const BUILD=", "const b="));
    assertRefused("loader-changed", "__wasm_split.js");
    Files.writeString(loader, text.replace("[new URL(\"./chunk", "[new URL(\"chunk"));
    assertRefused("loader-changed", "__wasm_split.js");
  }

  @Test
  void thereIsNoSplitOrABrokenManifest() throws IOException {
    assertEquals(
        "no-manifest", refusal(SealRequest.of(temp.resolve("nothing"))).diagnostic().code());
    Path manifest = folder.resolve("wasm-split-manifest.json");
    String text = Files.readString(manifest);
    for (String broken :
        List.of(
            "",
            "[1]",
            text.substring(0, text.length() / 2),
            text.replace("\"version\" : 1", "\"version\" : 2"),
            text.replace("\"main.wasm\"", "\"../main.wasm\""),
            text.replace("\"chunks\" : [\n", "\"other\" : [\n"))) {
      Files.writeString(manifest, broken);
      assertEquals("bad-manifest", refusal(request()).diagnostic().code(), broken);
    }
  }

  @Test
  void unknownFieldsOfTheManifestStay() throws IOException {
    Path manifest = folder.resolve("wasm-split-manifest.json");
    String more = "{\n  \"more\" : { \"a\" : [ 1, true, null, 0.5 ] },";
    Files.writeString(manifest, Files.readString(manifest).replaceFirst("\\{", more));
    change("module_1", CODE, SealTest::withNops);
    WasmSplit.seal(SealRequest.of(folder));
    String text = text("wasm-split-manifest.json").replaceAll("\\s", "");
    assertTrue(text.startsWith("{\"more\":{\"a\":[1,true,null,0.5]},\"version\":1"), text);
  }

  @Test
  void withoutTheFilesBeforeTheyAreHeldTogether() throws IOException {
    change("module_1", CODE, SealTest::withNops);
    SplitResult sealed = WasmSplit.seal(SealRequest.of(folder));
    assertEquals("not-compared", sealed.diagnostics().get(0).code());
    byte[] ofOne = Surgery.sections(bytes(find(folder, "module_1"))).get(DATA);
    change("module_2", DATA, section -> joined(section, lastByte().apply(ofOne)));
    assertEquals("double-write", refusal(SealRequest.of(folder)).diagnostic().code());
  }

  @Test
  void withoutTheFilesBeforeSlotsAreFilledOnce() throws IOException {
    byte[] ofOne = Surgery.sections(bytes(find(folder, "module_1"))).get(ELEMENT);
    change(
        "module_2",
        ELEMENT,
        section -> {
          byte[] copy = section.clone();
          copy[3] = ofOne[3];
          return copy;
        });
    assertEquals("slot-twice", refusal(SealRequest.of(folder)).diagnostic().code());
  }

  @Test
  void withoutTheFilesBeforeCopiesMayFillTheSlotOfTheirFunction() throws IOException {
    Program program = new Program();
    Segment data = program.segment(".data");
    DataSym cell = data.define("CELL", c -> c.i32(0));
    Func pointedTo = program.function("pointed_to", UNARY, c -> c.get(0));
    for (String module : List.of("one", "two")) {
      DataSym own = data.define("OF_" + module, c -> c.i32(2));
      Func called = program.function("called_" + module, UNARY, c -> c.get(0));
      entry(program, module, own, called, pointedTo, cell);
    }
    folder = temp.resolve("copies");
    split = split(folder, program.build(), 4096);
    assertEquals(3, split.files().stream().filter(f -> isWasm(f.kind())).count(), "no chunk");

    change("module_1", CODE, SealTest::withNops);
    assertEquals(
        "not-compared", WasmSplit.seal(SealRequest.of(folder)).diagnostics().get(0).code());
  }

  /** What is not a body can hardly change without being noticed. */
  @Test
  void everyChangedByteOfImportsAndDataIsFound() throws IOException {
    Random random = new Random(1);
    for (String part : List.of("main", "module_1", "module_2", "chunk_1")) {
      Path file = find(folder, part);
      byte[] was = Files.readAllBytes(file);
      for (int section : new int[] {IMPORT, DATA}) {
        byte[] contents = Surgery.sections(was).get(section);
        for (int i = 0; contents != null && i < contents.length; i++) {
          int place = i;
          int change = 1 + random.nextInt(255);
          Files.write(
              file,
              Surgery.change(
                  was,
                  section,
                  s -> {
                    byte[] copy = s.clone();
                    copy[place] ^= (byte) change;
                    return copy;
                  }));
          assertThrows(
              WasmSplitException.class,
              () -> WasmSplit.seal(request()),
              () -> part + " section " + section + " byte " + place + " ^ " + change);
        }
      }
      Files.write(file, was);
    }
    assertDoesNotThrow(() -> WasmSplit.seal(request()));
  }

  /** The refusal names the file, and leaves the folder alone. */
  private void assertRefused(String code, String file) throws IOException {
    Map<Path, String> was = files(folder);
    WasmSplitException e = refusal(request());
    assertEquals(code, e.diagnostic().code(), e::getMessage);
    assertTrue(e.diagnostic().place().toString().contains(file), e::getMessage);
    assertTrue(e.diagnostic().advice().isPresent());
    assertEquals(was, files(folder));
  }

  private static WasmSplitException refusal(SealRequest request) {
    return assertThrows(WasmSplitException.class, () -> WasmSplit.seal(request));
  }

  private SplitResult seal() {
    return WasmSplit.seal(request());
  }

  private SealRequest request() {
    return SealRequest.of(folder).withBefore(before);
  }

  private void change(String part, int section, UnaryOperator<byte[]> change) throws IOException {
    Path file = find(folder, part);
    Files.write(file, Surgery.change(Files.readAllBytes(file), section, change));
  }

  private static boolean isWasm(OutputFile.Kind kind) {
    return kind == OutputFile.Kind.MAIN
        || kind == OutputFile.Kind.MODULE
        || kind == OutputFile.Kind.CHUNK;
  }

  /** The file of the newest build whose name begins so. */
  private static Path find(Path folder, String start) throws IOException {
    String manifest = Files.readString(folder.resolve("wasm-split-manifest.json"));
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .filter(f -> f.getFileName().toString().startsWith(start))
          .filter(f -> manifest.contains("\"" + f.getFileName() + "\""))
          .findFirst()
          .orElseThrow();
    }
  }

  private String text(String name) throws IOException {
    return Files.readString(folder.resolve(name));
  }

  private static byte[] bytes(Path file) {
    try {
      return Files.readAllBytes(file);
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  /** Digests of all files. */
  private static Map<Path, String> files(Path folder) throws IOException {
    Map<Path, String> found = new TreeMap<>();
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.toList()) {
        found.put(file.getFileName(), Digests.of(Files.readAllBytes(file)).integrity());
      }
    }
    return found;
  }

  /** Each body does nothing first. */
  private static byte[] withNops(byte[] code) {
    ByteReader reader = new ByteReader(ByteSlice.of(code), "code");
    ByteSink sink = new ByteSink();
    int count = reader.u32();
    sink.u32(count);
    for (int i = 0; i < count; i++) {
      ByteReader body = new ByteReader(reader.sizedBytes(), "body");
      int start = body.position();
      for (int locals = body.u32(); locals > 0; locals--) {
        body.u32();
        body.u8();
      }
      ByteSink changed = new ByteSink();
      changed.bytes(body.since(start)).u8(1).bytes(body.bytes(body.remaining()));
      sink.sized(changed);
    }
    return sink.toArray();
  }

  /** Each segment in two, the second first. */
  private static byte[] inHalves(byte[] data) {
    if (data == null) {
      return null;
    }
    ByteReader reader = new ByteReader(ByteSlice.of(data), "data");
    int count = reader.u32();
    ByteSink sink = new ByteSink();
    sink.u32(2 * count);
    for (int i = 0; i < count; i++) {
      assertEquals(0, reader.u8());
      assertEquals(0x41, reader.u8());
      int address = reader.s32();
      assertEquals(0x0b, reader.u8());
      ByteSlice bytes = reader.sizedBytes();
      int middle = bytes.length() / 2;
      segment(sink, address + middle, bytes.slice(middle, bytes.length()));
      segment(sink, address, bytes.slice(0, middle));
    }
    return sink.toArray();
  }

  private static void segment(ByteSink sink, int address, ByteSlice bytes) {
    sink.u8(0).u8(0x41).s64(address).u8(0x0b).u32(bytes.length()).bytes(bytes);
  }

  /** The items of two vectors. */
  private static byte[] joined(byte[] one, byte[] other) {
    ByteReader first = new ByteReader(ByteSlice.of(one), "one");
    ByteReader second = new ByteReader(ByteSlice.of(other), "other");
    int count = first.u32() + second.u32();
    ByteSink sink = new ByteSink();
    sink.u32(count);
    sink.bytes(first.bytes(first.remaining())).bytes(second.bytes(second.remaining()));
    return sink.toArray();
  }

  /** The first segment of elements begins one slot further. */
  private static byte[] shiftedSlots(byte[] section) {
    byte[] copy = section.clone();
    assertEquals(0x41, copy[2]);
    copy[3]++;
    return copy;
  }

  /** One more type at the end: no parameters, no results. */
  private static byte[] withAnotherType(byte[] types) {
    return joined(types, new byte[] {1, 0x60, 0, 0});
  }

  private static UnaryOperator<byte[]> lastByte() {
    return section -> {
      byte[] copy = section.clone();
      copy[copy.length - 1]++;
      return copy;
    };
  }
}
