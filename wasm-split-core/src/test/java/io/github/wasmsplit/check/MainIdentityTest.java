package io.github.wasmsplit.check;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.wasmsplit.WasmSplit;
import io.github.wasmsplit.api.SplitRequest;
import io.github.wasmsplit.api.SplitResult;
import io.github.wasmsplit.fixture.Dialect;
import io.github.wasmsplit.fixture.Op;
import io.github.wasmsplit.fixture.Program;
import io.github.wasmsplit.fixture.Sig;
import io.github.wasmsplit.fixture.SplitPoint;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** Which edits of a program change main, and the id by which its loader knows it. */
class MainIdentityTest extends SealingTest {
  private static final Path INPUTS = Path.of("..", "src", "it", "inputs");
  private static final Sig UNARY = Sig.of("i:i");

  @Test
  void anEditOfOneModuleLeavesMainAndTheOtherModuleAsTheyWere() throws IOException {
    Path was = temp.resolve("was");
    Path now = temp.resolve("now");
    SplitResult first = split(was, program(1, 5).build(), 0);
    SplitResult second = split(now, program(2, 5).build(), 0);
    assertArrayEquals(bytes(was.resolve("main.wasm")), bytes(now.resolve("main.wasm")));
    assertEquals(find(was, "module_2").getFileName(), find(now, "module_2").getFileName());
    assertNotEquals(find(was, "module_1").getFileName(), find(now, "module_1").getFileName());
    assertNotEquals(text(was), text(now));
    assertEquals(idInLoader(was), idInLoader(now));
    assertNotEquals(first.buildId(), second.buildId());
  }

  @Test
  void anEditOfMainChangesItsId() throws IOException {
    Path was = temp.resolve("was");
    Path now = temp.resolve("now");
    split(was, program(1, 5).build(), 0);
    split(now, program(1, 6).build(), 0);
    assertEquals(find(was, "module_1").getFileName(), find(now, "module_1").getFileName());
    assertNotEquals(idOfMain(was), idOfMain(now));
    assertEquals(idOfMain(was), idInLoader(was));
    assertEquals(idOfMain(now), idInLoader(now));
  }

  @Test
  void anEditOfTheJsChangesTheIdOfMain() throws IOException {
    String was = idOfTiny("was", "tiny.js", "");
    assertNotEquals(was, idOfTiny("js", "tiny.js", "\n// Another meaning.\n"));
    assertNotEquals(was, idOfTiny("snippet", "snippets/a/inline0.js", "export {};\n"));
  }

  @Test
  void anEditOfDeclarationsLeavesTheIdOfMain() throws IOException {
    String was = idOfTiny("was", "tiny.js", "");
    assertEquals(was, idOfTiny("types", "tiny.d.ts", "\n// Another comment.\n"));
  }

  /** Splits a small program of wasm-bindgen's with more text in one of its files. */
  private String idOfTiny(String name, String file, String more) throws IOException {
    Path in = Files.createDirectory(temp.resolve(name));
    for (String input : new String[] {"original.wasm", "tiny_bg.wasm", "tiny.js", "tiny.d.ts"}) {
      Files.copy(INPUTS.resolve(input), in.resolve(input));
    }
    Path edited = in.resolve(file);
    Files.createDirectories(edited.getParent());
    Files.writeString(edited, (Files.exists(edited) ? Files.readString(edited) : "") + more);
    WasmSplit.split(
        SplitRequest.builder()
            .original(in.resolve("original.wasm"))
            .bindgened(in.resolve("tiny_bg.wasm"))
            .outputDirectory(in.resolve("out"))
            .build());
    assertTrue(Files.exists(in.resolve("out").resolve(file)));
    assertEquals(idOfMain(in.resolve("out")), idInLoader(in.resolve("out")));
    return idOfMain(in.resolve("out"));
  }

  /** A program of two modules with a constant in the first one, and one in main. */
  private static Program program(int inModule, int inMain) {
    Program program = new Program();
    module(program, "one", inModule);
    module(program, "two", 77);
    program.exported("peek", UNARY, c -> c.get(0).i32(inMain).op(Op.I32_ADD));
    return program;
  }

  private static void module(Program program, String name, int constant) {
    SplitPoint point = program.split(name, Dialect.DIOXUS, "run", UNARY);
    point.body().body(c -> c.get(0).i32(constant).op(Op.I32_MUL));
    program.exported("run_" + name, UNARY, c -> c.get(0).call(point.stub()));
  }

  private static String text(Path folder) throws IOException {
    return Files.readString(folder.resolve("__wasm_split.js"));
  }
}
