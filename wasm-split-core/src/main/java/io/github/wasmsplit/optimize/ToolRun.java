package io.github.wasmsplit.optimize;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * What a tool has said.
 *
 * @param exitCode 0 if all went well
 * @param output its standard output and standard error
 */
record ToolRun(int exitCode, String output) {

  /** Runs a tool to its end. If this thread is interrupted meanwhile, the tool is ended. */
  static ToolRun of(List<String> command, Map<String, String> environment) throws IOException {
    // Not a pipe: no interrupt ends the reading from one, and a child of the tool may keep it open.
    Path said = Files.createTempFile("wasm-split-tool", ".txt");
    try {
      return of(command, environment, said);
    } finally {
      Files.deleteIfExists(said);
    }
  }

  private static ToolRun of(List<String> command, Map<String, String> environment, Path said)
      throws IOException {
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.redirectOutput(said.toFile()).environment().putAll(environment);
    Process process = builder.start();
    try {
      process.getOutputStream().close();
      int exitCode = process.waitFor();
      return new ToolRun(exitCode, new String(Files.readAllBytes(said), StandardCharsets.UTF_8));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", e);
    } finally {
      process.descendants().forEach(ProcessHandle::destroyForcibly);
      process.destroyForcibly();
    }
  }
}
