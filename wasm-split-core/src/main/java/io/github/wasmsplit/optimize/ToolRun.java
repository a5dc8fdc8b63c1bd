package io.github.wasmsplit.optimize;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/**
 * What a tool has said.
 *
 * @param exitCode 0 where all went well
 * @param output what it wrote to standard output and standard error
 */
record ToolRun(int exitCode, String output) {

  /** Runs a tool to its end; it is ended where this thread is interrupted. */
  static ToolRun of(List<String> command, Map<String, String> environment) throws IOException {
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.environment().putAll(environment);
    Process process = builder.start();
    try {
      process.getOutputStream().close();
      String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      return new ToolRun(process.waitFor(), output);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", e);
    } finally {
      process.destroy();
    }
  }
}
