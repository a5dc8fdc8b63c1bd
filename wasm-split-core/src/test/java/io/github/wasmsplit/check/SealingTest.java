package io.github.wasmsplit.check;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.wasmsplit.WasmSplit;
import io.github.wasmsplit.api.OutputFile;
import io.github.wasmsplit.api.PlanOptions;
import io.github.wasmsplit.api.SealRequest;
import io.github.wasmsplit.api.SplitRequest;
import io.github.wasmsplit.api.SplitResult;
import io.github.wasmsplit.bytes.Digests;
import io.github.wasmsplit.code.ConstantExpression;
import io.github.wasmsplit.diag.WasmSplitException;
import io.github.wasmsplit.fixture.BuiltProgram;
import io.github.wasmsplit.fixture.Code;
import io.github.wasmsplit.fixture.DataSym;
import io.github.wasmsplit.fixture.Op;
import io.github.wasmsplit.program.Abi;
import io.github.wasmsplit.read.ModuleReader;
import io.github.wasmsplit.wasm.WasmModule;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** A split of two modules and a chunk, to be changed and sealed. */
abstract class SealingTest {
  static final int IMPORT = 2;
  static final int FUNCTION = 3;
  static final int EXPORT = 7;
  static final int START = 8;
  static final int ELEMENT = 9;
  static final int CODE = 10;
  static final int DATA = 11;

  @TempDir Path temp;
  Path folder;
  Path before;
  SplitResult split;

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

  SplitResult split(Path out, int seed) throws IOException {
    return split(out, TwoModules.program(seed, SealingTest::shared).build(), 0);
  }

  SplitResult split(Path out, BuiltProgram built, int overhead) throws IOException {
    Path original = Files.write(temp.resolve("original.wasm"), built.original());
    Path bindgened = Files.write(temp.resolve("bindgened.wasm"), built.bindgened());
    return WasmSplit.split(
        SplitRequest.builder()
            .original(original)
            .bindgened(bindgened)
            .outputDirectory(out)
            .plan(PlanOptions.builder().minChunkSize(0).requestOverhead(overhead).build())
            .build());
  }

  private static void shared(Code c, DataSym data) {
    c.get(0).i32(0).load(data, 0).op(Op.I32_ADD);
    // Too large to be copied.
    for (int i = 0; i < 40; i++) {
      c.i32(i * 7919).op(Op.I32_XOR);
    }
  }

  /** Asserts that the refusal names the file and that the folder is unchanged. */
  void assertRefused(String code, String file) throws IOException {
    Map<Path, String> was = files(folder);
    WasmSplitException e = refusal(request());
    assertEquals(code, e.diagnostic().code(), e::getMessage);
    assertTrue(e.diagnostic().place().toString().contains(file), e::getMessage);
    assertTrue(e.diagnostic().advice().isPresent());
    assertEquals(was, files(folder));
  }

  static WasmSplitException refusal(SealRequest request) {
    return assertThrows(WasmSplitException.class, () -> WasmSplit.seal(request));
  }

  SplitResult seal() {
    return WasmSplit.seal(request());
  }

  SealRequest request() {
    return SealRequest.of(folder).withBefore(before);
  }

  void change(String part, int section, UnaryOperator<byte[]> change) throws IOException {
    Path file = find(folder, part);
    Files.write(file, Surgery.change(Files.readAllBytes(file), section, change));
  }

  static boolean isWasm(OutputFile.Kind kind) {
    return kind == OutputFile.Kind.MAIN
        || kind == OutputFile.Kind.MODULE
        || kind == OutputFile.Kind.CHUNK;
  }

  /** The file of the newest build whose name begins with {@code start}. */
  static Path find(Path folder, String start) throws IOException {
    String manifest = Files.readString(folder.resolve("wasm-split-manifest.json"));
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .filter(f -> f.getFileName().toString().startsWith(start))
          .filter(f -> manifest.contains("\"" + f.getFileName() + "\""))
          .findFirst()
          .orElseThrow();
    }
  }

  /** The constant that main exports. */
  static String idOfMain(Path folder) throws IOException {
    WasmModule main = ModuleReader.read(bytes(find(folder, "main")), "main");
    int global =
        main.exports().stream()
            .filter(e -> e.name().equals(Abi.MAIN_ID))
            .findFirst()
            .orElseThrow()
            .index();
    return HexFormat.of()
        .toHexDigits(
            ConstantExpression.integer(main.globals().get(global).init().orElseThrow())
                .orElseThrow());
  }

  /** The id of the main that the loader serves. */
  static String idInLoader(Path folder) throws IOException {
    String loader = Files.readString(folder.resolve("__wasm_split.js"));
    return loader.replaceAll("(?s).*\nconst MAIN_ID=\"(\\w+)\";\n.*", "$1");
  }

  String text(String name) throws IOException {
    return Files.readString(folder.resolve(name));
  }

  static byte[] bytes(Path file) {
    try {
      return Files.readAllBytes(file);
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  /** Digests of all files. */
  static Map<Path, String> files(Path folder) throws IOException {
    Map<Path, String> found = new TreeMap<>();
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.toList()) {
        found.put(file.getFileName(), Digests.of(Files.readAllBytes(file)).integrity());
      }
    }
    return found;
  }
}
