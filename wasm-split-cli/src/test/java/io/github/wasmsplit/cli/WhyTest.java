package io.github.wasmsplit.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The command {@code why}, on the example's program. */
class WhyTest {
  private static final Path EXAMPLE = Path.of("..", "examples", "gallery", "prebuilt");

  private final FakeTerminal terminal = new FakeTerminal();

  @Test
  void printsTheChainToAFunction() {
    int code = why("original.wasm", "__wbindgen_malloc", "--max", "1");

    assertEquals(ExitCode.OK, code, terminal.err());
    assertTrue(terminal.out().startsWith("__wbindgen_malloc\n  "), terminal.out());
    assertTrue(
        terminal.out().contains(" bytes in main\n    export __wbindgen_malloc\n"), terminal.out());
  }

  @Test
  void printsDemangledNamesWithTheLargestFirst() {
    assertEquals(ExitCode.OK, why("original.wasm", "core::fmt", "--max", "500"));

    List<String> lines = terminal.out().lines().toList();
    assertTrue(lines.stream().noneMatch(l -> l.contains("_ZN")), terminal.out());
    List<Integer> sizes =
        lines.stream()
            .filter(l -> l.matches("  [\\d,]+ bytes in .*"))
            .map(l -> Integer.valueOf(l.replaceAll(" bytes.*|[ ,]", "")))
            .toList();
    assertTrue(sizes.size() > 5, terminal.out());
    assertEquals(sizes.stream().sorted(Comparator.reverseOrder()).toList(), sizes);
    assertTrue(lines.stream().anyMatch(l -> l.matches(" +[\\d,]+ +[\\d,]+  core")), terminal.out());
  }

  @Test
  void printsJsonWithSymbolsAndChains() throws JsonProcessingException {
    assertEquals(ExitCode.OK, why("original.wasm", "__wbindgen_malloc", "--json"));

    JsonNode first = new ObjectMapper().readTree(terminal.out()).get(0);
    assertEquals("__wbindgen_malloc", first.get("symbol").asText());
    assertEquals("main", first.get("output").asText());
    assertEquals("export __wbindgen_malloc", first.get("chains").get(0).get(0).asText());
  }

  @Test
  void saysWhenNoFunctionHasTheName() {
    assertEquals(ExitCode.BAD_INPUT, why("original.wasm", "no such function"));
    assertTrue(terminal.err().startsWith("error: no function has a name that contains"));
  }

  @Test
  void reportsBadInputLikeSplit() {
    assertEquals(ExitCode.BAD_INPUT, why("missing.wasm", "x"));
    assertTrue(terminal.err().contains("no-such-file"), terminal.err());
  }

  @Test
  void needsAName() {
    assertEquals(ExitCode.USAGE, new Cli(terminal.pipe()).run("why", "a.wasm", "b.wasm"));
  }

  private int why(String original, String name, String... more) {
    String[] args = new String[4 + more.length];
    args[0] = "why";
    args[1] = EXAMPLE.resolve(original).toString();
    args[2] = EXAMPLE.resolve("gallery_bg.wasm").toString();
    args[3] = name;
    System.arraycopy(more, 0, args, 4, more.length);
    return new Cli(terminal.pipe()).run(args);
  }
}
