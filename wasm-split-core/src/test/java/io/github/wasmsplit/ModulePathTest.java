package io.github.wasmsplit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.spi.ToolProvider;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Packages that a program can use when it embeds the splitter as a module. */
class ModulePathTest {
  private static final List<String> MODULES =
      List.of("wasm-split-", "jackson-", "guava-", "failureaccess-", "jsoup-");

  @TempDir Path temp;

  @Test
  void aModuleSplitsAndGetsDiagnostics() throws Exception {
    String main =
        """
        package embedder;

        import io.github.wasmsplit.WasmSplit;
        import io.github.wasmsplit.api.SplitRequest;
        import io.github.wasmsplit.diag.InputException;
        import java.nio.file.Path;

        public class Main {
          public static void main(String[] arguments) {
            try {
              WasmSplit.split(
                  SplitRequest.builder()
                      .original(Path.of("missing"))
                      .bindgened(Path.of("missing"))
                      .outputDirectory(Path.of("out"))
                      .build());
            } catch (InputException e) {
              System.out.print(Main.class.getModule().getName() + " " + e.diagnostic().severity());
            }
          }
        }
        """;
    assertEquals("", compile(main));
    assertEquals("embedder ERROR", run());
  }

  @Test
  void anInternalPackageIsNotVisible() throws IOException {
    String main =
        """
        package embedder;

        public class Main {
          Object plan = io.github.wasmsplit.plan.Planner.class;
        }
        """;
    String errors = compile(main);
    assertTrue(errors.contains("io.github.wasmsplit.plan is not visible"), errors);
  }

  private String compile(String main) throws IOException {
    Path module =
        Files.writeString(
            temp.resolve("module-info.java"),
            "module embedder { requires io.github.wasmsplit.core; }");
    Path file = Files.writeString(temp.resolve("Main.java"), main);
    ByteArrayOutputStream said = new ByteArrayOutputStream();
    PrintStream stream = new PrintStream(said, true, StandardCharsets.UTF_8);
    int code =
        ToolProvider.findFirst("javac")
            .orElseThrow()
            .run(
                stream,
                stream,
                "-proc:none",
                "-d",
                temp.resolve("classes").toString(),
                "--module-path",
                modulePath(),
                module.toString(),
                file.toString());
    String text = said.toString(StandardCharsets.UTF_8);
    if (code != 0) {
      assertNotEquals("", text);
    }
    return text;
  }

  private String run() throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--module-path",
                temp.resolve("classes") + File.pathSeparator + modulePath(),
                "--module",
                "embedder/embedder.Main")
            .directory(temp.toFile())
            .redirectErrorStream(true)
            .start();
    String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    process.waitFor();
    return text;
  }

  /** The modules on the tests' own path: folders of classes in the build, otherwise jars. */
  private static String modulePath() {
    return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
        .filter(ModulePathTest::isModule)
        .collect(Collectors.joining(File.pathSeparator));
  }

  private static boolean isModule(String entry) {
    Path path = Path.of(entry);
    return Files.isRegularFile(path.resolve("module-info.class"))
        || MODULES.stream().anyMatch(m -> path.getFileName().toString().startsWith(m));
  }
}
