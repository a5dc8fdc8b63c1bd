package io.github.wasmsplit.differential;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.wasmsplit.api.NamesOption;
import io.github.wasmsplit.api.SplitRequest;
import io.github.wasmsplit.fixture.DataSym;
import io.github.wasmsplit.fixture.Func;
import io.github.wasmsplit.fixture.Op;
import io.github.wasmsplit.fixture.Sig;
import io.github.wasmsplit.fixture.ValType;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import run.endive.wasm.types.ExportSection;

/** Code that spells out the name of an export finds it under that name, whatever its kind. */
class SpelledExportsTest extends DifferentialTest {
  private static final String TABLE = "__indirect_function_table";

  /** An export of each kind, and a second name for the function. */
  private static final Set<String> EXPORTS =
      new TreeSet<>(
          List.of(
              "__wbindgen_a_function",
              "__wbg_the_same_function",
              "__wbindgen_a_table",
              "__wbindgen_a_memory",
              "__wbindgen_a_global",
              "__wbindgen_a_tag",
              "__wasm_bindgen_func_elem_12",
              "wasm_bindgen__convert__closures_____invoke__h0123456789abcdef"));

  /** The place where a name is spelled out. */
  private enum Speller {
    DATA,
    CODE,
    VECTORS,
    SNIPPET,
    LOCAL_SNIPPET,
    JS
  }

  private Path folder;

  @BeforeEach
  void exports() throws IOException {
    folder = Files.createDirectory(temp.resolve("split"));
    bulk();
    entry("m", "f", UNARY, c -> c.get(0).call(program.imported("__wbg_js_0123456789", UNARY)));
    Func own = program.function("own", UNARY, c -> c.get(0).i32(5).op(Op.I32_XOR));
    program.export("__wbindgen_a_function", own);
    program.export("__wbg_the_same_function", own);
    program.exportTable("__wbindgen_a_table");
    program.exportMemory("__wbindgen_a_memory");
    program.bindgenExport("__wbindgen_a_global", program.global("a_global", ValType.I32, false, 7));
    program.bindgenExport("__wbindgen_a_tag", program.tag("a_tag", Sig.of("i:")));
    program.bindgenExport("__wasm_bindgen_func_elem_12", own);
    program.bindgenExport("wasm_bindgen__convert__closures_____invoke__h0123456789abcdef", own);
  }

  @Test
  void exportsThatNobodySpellsHaveShortNames() {
    assertEquals(Set.of(), kept(r -> {}));
  }

  @ParameterizedTest
  @EnumSource(Speller.class)
  void aSpelledExportKeepsItsName(Speller speller) throws IOException {
    boolean inProgram = speller.ordinal() < Speller.SNIPPET.ordinal();
    Set<String> expected = new TreeSet<>();
    for (String name : EXPORTS) {
      if (!inProgram) {
        expected.clear();
      }
      expected.add(name);
      assertEquals(expected, kept(spell(speller, name)));
    }
  }

  /** The rest of the name exists only at run time. */
  @ParameterizedTest
  @EnumSource(
      value = Speller.class,
      names = {"DATA", "SNIPPET", "LOCAL_SNIPPET"})
  void anExportWhoseNameIsPutTogetherKeepsIt(Speller speller) throws IOException {
    Set<String> expected = new TreeSet<>(EXPORTS);
    expected.removeIf(name -> !name.startsWith("__wbindgen_"));
    assertEquals(expected, kept(spell(speller, "__wbindgen_' + '")));
  }

  @ParameterizedTest
  @EnumSource(Speller.class)
  void aSpelledFunctionTableKeepsTheLinkersName(Speller speller) throws IOException {
    Consumer<SplitRequest.Builder> files = spell(speller, TABLE);
    assertEquals(Set.of(TABLE), intersection(Set.of(TABLE), exports(files)));
    assertEquals(
        Set.of(TABLE),
        intersection(Set.of(TABLE), exports(files.andThen(r -> r.names(NamesOption.KEEP)))));
  }

  @Test
  void anUnspelledFunctionTableHasAnotherName() {
    assertEquals(Set.of(), intersection(Set.of(TABLE), exports(r -> {})));
  }

  private Consumer<SplitRequest.Builder> spell(Speller speller, String name) throws IOException {
    String use = "export const find = instance => instance.exports['" + name + "'];\n";
    switch (speller) {
      case DATA -> spellInData(name);
      case CODE -> spellInCode(name);
      case VECTORS -> spellInVectors(name);
      default -> {}
    }
    return r -> {
      switch (speller) {
        case SNIPPET -> write("snippets/app-0123/inline0.js", use);
        case LOCAL_SNIPPET -> write("snippets/app-0123/js/deep/local.mjs", use);
        case JS -> write("bindgened.js", use);
        default -> {}
      }
    };
  }

  private void spellInData(String name) {
    DataSym text =
        program
            .segment(".rodata." + name)
            .define("NAME_" + name, c -> c.text("some" + name.replace("' + '", "") + "thing"));
    program.exported("spells_" + name.replace("' + '", ""), GET, c -> c.i32(0).load(text, 4));
  }

  private static ByteBuffer littleEndian(String name) {
    return ByteBuffer.wrap(name.getBytes(StandardCharsets.US_ASCII)).order(ByteOrder.LITTLE_ENDIAN);
  }

  /** As compilers copy short texts: sixteen bytes at a time, then the rest. */
  private void spellInVectors(String name) {
    ByteBuffer bytes = littleEndian(name);
    program.exported(
        "spells_" + name,
        NONE,
        c -> {
          c.v128(bytes.getLong(), bytes.getLong()).op(Op.DROP);
          while (bytes.hasRemaining()) {
            c.i32(bytes.get()).op(Op.DROP);
          }
        });
  }

  /** The same, eight bytes at a time. */
  private void spellInCode(String name) {
    ByteBuffer bytes = littleEndian(name);
    program.exported(
        "spells_" + name,
        NONE,
        c -> {
          while (bytes.remaining() >= 8) {
            c.i64(bytes.getLong()).op(Op.DROP);
          }
          while (bytes.hasRemaining()) {
            c.i32(bytes.get()).op(Op.DROP);
          }
        });
  }

  private void write(String name, String text) {
    try {
      Path file = folder.resolve(name);
      Files.createDirectories(file.getParent());
      boolean more = name.equals("bindgened.js");
      Files.writeString(
          file,
          text,
          StandardOpenOption.CREATE,
          more ? StandardOpenOption.APPEND : StandardOpenOption.TRUNCATE_EXISTING,
          StandardOpenOption.WRITE);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Set<String> kept(Consumer<SplitRequest.Builder> options) {
    return intersection(EXPORTS, exports(options));
  }

  private static Set<String> intersection(Set<String> one, Set<String> other) {
    Set<String> both = new TreeSet<>(one);
    both.retainAll(other);
    return both;
  }

  private Set<String> exports(Consumer<SplitRequest.Builder> options) {
    SplitOutput output = SplitOutput.split(program.build(), folder, options);
    ExportSection section = output.main().exportSection();
    Set<String> names = new TreeSet<>();
    for (int i = 0; i < section.exportCount(); i++) {
      names.add(section.getExport(i).name());
    }
    return names;
  }
}
