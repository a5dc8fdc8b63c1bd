package io.github.wasmsplit.page;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EarlyScriptTest {
  private static final String NODE = System.getenv().getOrDefault("NODE", "node");

  private static final PageFile ODD = new PageFile("{{[$#@%`'\"\\</script>&é.wasm", "");

  private static final String SCRIPT =
      EarlyScript.text(new PageParts("./", List.of(), ODD, List.of(ODD), false));

  @TempDir Path temp;

  @Test
  void itIsOneLineOfPrintableAscii() {
    assertTrue(SCRIPT.chars().allMatch(c -> c >= ' ' && c <= '~'), SCRIPT);
    assertFalse(SCRIPT.contains("//"), SCRIPT);
  }

  /** HTML and XML; JSP, ERB and PHP; Angular, Vue, Jinja; JSF and Thymeleaf; Razor; Velocity. */
  @ParameterizedTest
  @ValueSource(strings = {"<", "&", "%", "{{", "}}", "$", "#", "[[", "[(", "@", "`", "]]", "\\'"})
  void nothingInItMeansSomethingAroundIt(String syntax) {
    assertFalse(SCRIPT.contains(syntax), SCRIPT);
  }

  /** Qute takes a brace for the begin of an expression unless a space or the like follows. */
  @Test
  void noBraceOpensAnExpressionOfQute() {
    assertFalse(SCRIPT.matches(".*\\{[^ ].*"), SCRIPT);
  }

  /** What browsers learned after 2018 is a syntax error in older ones, and then nothing runs. */
  @ParameterizedTest
  @ValueSource(strings = {"?.", "??", "||=", "async", "await", "import", "catch {", "globalThis"})
  void oldBrowsersParseIt(String syntax) {
    assertFalse(SCRIPT.contains(syntax), SCRIPT);
  }

  @Test
  void itBeginsMainFirstAndFailsSilently() throws Exception {
    requireNode();
    Path test = temp.resolve("early-test.mjs");
    try (InputStream in = EarlyScriptTest.class.getResourceAsStream("early-test.mjs")) {
      Files.copy(in, test);
    }
    assertEquals("ok", run(NODE, test.toString(), EarlyScript.text(Parts.SPLIT)));
  }

  private static void requireNode() {
    boolean there;
    try {
      there = run(NODE, "--version").startsWith("v");
    } catch (IOException e) {
      there = false;
    }
    if (!there && "1".equals(System.getenv("WASM_SPLIT_CI"))) {
      fail("Node is not installed");
    }
    assumeTrue(there, "Node is not installed: the script is not run");
  }

  private static String run(String... command) throws IOException {
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    process.getOutputStream().close();
    return new String(process.getInputStream().readAllBytes(), UTF_8).strip();
  }
}
