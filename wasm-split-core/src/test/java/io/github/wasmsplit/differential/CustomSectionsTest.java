package io.github.wasmsplit.differential;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.wasmsplit.api.NamesOption;
import io.github.wasmsplit.api.SplitRequest;
import io.github.wasmsplit.bytes.ByteReader;
import io.github.wasmsplit.bytes.ByteSlice;
import io.github.wasmsplit.diag.Diagnostic;
import io.github.wasmsplit.diag.SplitListener;
import io.github.wasmsplit.fixture.BuiltProgram;
import io.github.wasmsplit.fixture.WasmFileEdit;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Custom sections of the program's author, which the program may read from its own module. */
class CustomSectionsTest extends DifferentialTest {
  private final List<Diagnostic> told = new ArrayList<>();

  @BeforeEach
  void program() {
    bulk();
    entry("m", "f", UNARY, c -> c.get(0));
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void customSectionsStayInMainInOrder(boolean named) throws IOException {
    program.customSection("user_meta", 'm', 'e', 't', 'a');
    program.customSection("other", 0, 255);
    program.customSection("user_meta");
    program.customSection("", 1);
    program.customSection("user_meta", 'm', 'e', 't', 'a');
    program.customSection("component-type:a b", 7);
    program.customSection(".dep-v0", new int[300]);
    program.customSection("名", 8);
    BuiltProgram built = program.build();
    SplitOutput output = split(built, r -> r.names(named ? NamesOption.KEEP : NamesOption.NONE));
    List<String> main = sections(output, output.mainFile());
    assertEquals(named, main.remove("name"));
    assertEquals(customs(built.runnable()), main);
    for (String file : output.allFiles()) {
      assertEquals(named ? List.of("name") : List.of(), sections(output, file));
    }
    assertEquals(List.of(), told);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        ".debug_info",
        ".debug_str",
        "reloc..debug_info",
        "__wasm_bindgen_emscripten_marker",
        "__wasm_split_unstable",
      })
  void sectionsForToolsAreLeftOut(String name) throws IOException {
    program.customSection(name, 1);
    SplitOutput output = split(program.build(), r -> {});
    assertEquals(List.of(), sections(output, output.mainFile()));
    assertEquals(List.of(), told);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "metadata.code.branch_hint",
        "metadata.code.trace_inst",
        "sourceMappingURL",
        "external_debug_info",
        "build_id",
        "dylink",
      })
  void sectionsNoLongerTrueAreLeftOutWithAWarning(String name) throws IOException {
    program.customSection(name, 1);
    program.customSection(name, 2);
    program.customSection("kept", 3);
    SplitOutput output = split(program.build(), r -> {});
    assertEquals(List.of("kept [3]"), sections(output, output.mainFile()));
    assertTold(name);
  }

  /** Data that a section points to may not be loaded yet, and functions have other indices. */
  @Test
  void sectionsWithRelocationsAreLeftOutWithAWarning() throws IOException {
    program.customSection("pointers", 0, 0, 1, 0);
    int index = indexOf("pointers", program.build().original());
    program.customSection("reloc.pointers", index, 1, 5, 0, 0, 0);
    program.customSection("kept", 3);
    SplitOutput output = split(program.build(), r -> {});
    assertEquals(List.of("kept [3]"), sections(output, output.mainFile()));
    assertTold("pointers");
  }

  /** Relocations name their section by its position among all sections. */
  private static int indexOf(String name, byte[] wasm) {
    ByteReader reader = new ByteReader(ByteSlice.of(wasm, "program", 0), "module");
    reader.skip(8);
    for (int index = 0; reader.hasMore(); index++) {
      int id = reader.u8();
      ByteReader contents = new ByteReader(reader.sizedBytes(), "section");
      if (id == 0 && contents.name().equals(name)) {
        return index;
      }
    }
    throw new AssertionError("there is no section " + name);
  }

  private void assertTold(String name) {
    assertEquals(List.of("custom-section"), told.stream().map(Diagnostic::code).toList());
    assertTrue(told.get(0).message().contains(" " + name + " "), told::toString);
  }

  private SplitOutput split(BuiltProgram built, Consumer<SplitRequest.Builder> options)
      throws IOException {
    Path folder = Files.createTempDirectory(temp, "split");
    SplitListener listener =
        new SplitListener() {
          @Override
          public void report(Diagnostic diagnostic) {
            told.add(diagnostic);
          }
        };
    return SplitOutput.split(built, folder, r -> options.accept(r.listener(listener)));
  }

  private static List<String> sections(SplitOutput output, String file) throws IOException {
    return customs(Files.readAllBytes(output.folder().resolve(file)));
  }

  /** Names with contents; of the name section only the name. */
  private static List<String> customs(byte[] module) {
    List<String> found = new ArrayList<>();
    for (WasmFileEdit.Section section : new WasmFileEdit(module).sections()) {
      if (section.id() == 0) {
        int name = section.name().getBytes(StandardCharsets.UTF_8).length + 1;
        byte[] content = section.content();
        String text = Arrays.toString(Arrays.copyOfRange(content, name, content.length));
        found.add(section.name().equals("name") ? "name" : section.name() + " " + text);
      }
    }
    return found;
  }
}
