package io.github.wasmsplit.optimize;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;

/**
 * What a tool has said.
 *
 * @param exitCode 0 where all went well
 * @param output what it wrote to standard output and standard error
 */
record ToolRun(int exitCode, String output) {

  /** Runs a tool to its end. If this thread is interrupted meanwhile, the tool is ended. */
  static ToolRun of(List<String> command, Map<String, String> environment) throws IOException {
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.environment().putAll(environment);
    Process process = builder.start();
    try {
      process.getOutputStream().close();
      Future<String> output = read(process.getInputStream());
      int exitCode = process.waitFor();
      return new ToolRun(exitCode, output.get());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", e);
    } catch (ExecutionException e) {
      throw new IOException(e.getCause());
    } finally {
      process.descendants().forEach(ProcessHandle::destroyForcibly);
      process.destroyForcibly();
    }
  }

  /** Reads on another thread, since no interrupt ends the reading from a pipe. */
  private static Future<String> read(InputStream stream) {
    FutureTask<String> reading =
        new FutureTask<>(() -> new String(stream.readAllBytes(), StandardCharsets.UTF_8));
    Thread thread = new Thread(reading, "wasm-split tool output");
    thread.setDaemon(true);
    thread.start();
    return reading;
  }
}
