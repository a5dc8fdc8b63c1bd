package io.github.wasmsplit.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.jar.JarFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The jar as users run it: in a process of its own, with its output in pipes. */
class JarIT {
  private static final String JAR = System.getProperty("cli.jar");
  private static final Path INPUTS = Path.of(System.getProperty("cli.inputs"));

  @TempDir Path folder;

  @Test
  void printsOneLineForEachFileInAPipe() throws Exception {
    Result result = split("original.wasm", "tiny_bg.wasm");

    assertEquals(0, result.code, result.err);
    assertEquals("", result.err);
    assertTrue(
        result.out.lines().anyMatch(l -> l.matches("main\\.wasm +[\\d.]+ kB +[\\d.]+ kB")),
        result.out);
    for (String name : List.of("main.wasm", "__wasm_split.js", "tiny.js")) {
      assertTrue(Files.size(folder.resolve("out").resolve(name)) > 0, name);
    }
  }

  @Test
  void quietPrintsNothing() throws Exception {
    assertEquals(new Result(0, "", ""), split("original.wasm", "tiny_bg.wasm", "--quiet"));
  }

  @Test
  void compressesSplitFiles() throws Exception {
    assertEquals(0, split("original.wasm", "tiny_bg.wasm", "--sizes").code);
    Result result = java("-jar", JAR, "compress", out());

    assertEquals(0, result.code, result.err);
    // No JVM prints a warning about native access.
    assertEquals("", result.err);
    for (String ending : List.of(".br", ".gz")) {
      assertTrue(Files.size(folder.resolve("out").resolve("main.wasm" + ending)) > 0, ending);
    }
    assertTrue(result.out.startsWith("file "), result.out);
    assertTrue(result.out.contains(" gzip ") && result.out.contains(" brotli\n"), result.out);
  }

  @Test
  void theDoctorLooksForRust() throws Exception {
    Result result = java("-jar", JAR, "doctor");

    assertEquals(0, result.code, result.err);
    assertTrue(result.out.startsWith("JDK "), result.out);
    assertTrue(result.out.contains("cargo ") && result.out.contains("wasm-bindgen "), result.out);
  }

  @Test
  void jsonIsTheManifest() throws Exception {
    Result result = split("original.wasm", "tiny_bg.wasm", "--json");

    assertEquals(0, result.code, result.err);
    assertEquals(
        Files.readString(folder.resolve("out").resolve("wasm-split-manifest.json")), result.out);
    assertTrue(result.out.contains("\"js\" : \"tiny.js\""), result.out);
  }

  @Test
  void reportsBadInputInOneMessage() throws Exception {
    Files.createDirectories(folder.resolve("out"));
    Result result = split("tiny.js", "tiny_bg.wasm");

    assertEquals(1, result.code);
    assertEquals("", result.out);
    assertTrue(result.err.startsWith("error: ") && result.err.contains("tiny.js"), result.err);
    assertFalse(result.err.contains("\tat "), result.err);
    assertEquals(0, folder.resolve("out").toFile().list().length);
  }

  @Test
  void wrongUsageExitsWithTwo() throws Exception {
    assertEquals(2, java("-jar", JAR, "split").code);
  }

  @Test
  void holdsNoSignaturesOfDependencies() throws IOException {
    try (JarFile jar = new JarFile(JAR)) {
      assertEquals(
          List.of(),
          jar.stream()
              .map(e -> e.getName())
              .filter(n -> n.matches("META-INF/[^/]*\\.(SF|RSA|DSA|EC)|(.*/)?module-info.class"))
              .toList());
    }
  }

  private Result split(String original, String bindgened, String... options) throws Exception {
    List<String> arguments = new ArrayList<>(List.of("-jar", JAR, "split"));
    arguments.add(INPUTS.resolve(original).toString());
    arguments.add(INPUTS.resolve(bindgened).toString());
    arguments.add(out());
    arguments.addAll(List.of(options));
    return java(arguments.toArray(String[]::new));
  }

  private String out() {
    return folder.resolve("out").toString();
  }

  private Result java(String... arguments) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of(arguments));
    File out = folder.resolve("stdout").toFile();
    File err = folder.resolve("stderr").toFile();
    Process process = new ProcessBuilder(command).redirectOutput(out).redirectError(err).start();
    assertTrue(process.waitFor(2, TimeUnit.MINUTES), "still running");
    return new Result(process.exitValue(), read(out), read(err));
  }

  private static String read(File file) throws IOException {
    return Files.readString(file.toPath(), UTF_8);
  }

  private record Result(int code, String out, String err) {}
}
