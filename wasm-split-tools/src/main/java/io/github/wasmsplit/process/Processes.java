package io.github.wasmsplit.process;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.apache.commons.exec.CommandLine;
import org.apache.commons.exec.DefaultExecutor;
import org.apache.commons.exec.ExecuteStreamHandler;
import org.apache.commons.exec.LogOutputStream;
import org.apache.commons.exec.PumpStreamHandler;
import org.apache.commons.exec.ShutdownHookProcessDestroyer;

/** Runs programs. They end with this one. */
public final class Processes {
  private Processes() {}

  /**
   * What a program wrote, and how it ended.
   *
   * @param status its exit status
   * @param out lines of its standard output
   * @param err lines of its standard error
   */
  public record Result(int status, List<String> out, List<String> err) {
    /** Whether the exit status is 0. */
    public boolean succeeded() {
      return status == 0;
    }
  }

  /**
   * Runs a program to its end.
   *
   * @param out receives each line of its standard output as it comes
   * @param err receives each line of its standard error as it comes
   * @return its exit status
   * @throws IOException if it cannot be started
   */
  public static int run(Command command, Consumer<String> out, Consumer<String> err)
      throws IOException {
    return execute(command, new PumpStreamHandler(new Lines(out), new Lines(err)));
  }

  /**
   * Runs a program and keeps its output.
   *
   * @throws IOException if it cannot be started
   */
  public static Result capture(Command command) throws IOException {
    List<String> out = new ArrayList<>();
    List<String> err = new ArrayList<>();
    int status = run(command, out::add, err::add);
    return new Result(status, out, err);
  }

  /**
   * Sends bytes through a program, from its standard input to its standard output; what it writes
   * to standard error is dropped.
   *
   * @return all of its standard output
   * @throws IOException if it cannot be started, or its exit status is not 0
   */
  public static byte[] filter(Command command, byte[] input) throws IOException {
    ByteArrayOutputStream output = new ByteArrayOutputStream();
    int status =
        execute(
            command,
            new PumpStreamHandler(
                output, OutputStream.nullOutputStream(), new ByteArrayInputStream(input)));
    if (status != 0) {
      throw new IOException(command.program() + " has failed with exit status " + status);
    }
    return output.toByteArray();
  }

  private static int execute(Command command, ExecuteStreamHandler streams) throws IOException {
    CommandLine line = new CommandLine(command.program().toFile());
    command.arguments().forEach(argument -> line.addArgument(argument, false));
    DefaultExecutor executor =
        DefaultExecutor.builder().setWorkingDirectory(command.directory().toFile()).get();
    executor.setExitValues(null);
    executor.setProcessDestroyer(new ShutdownHookProcessDestroyer());
    executor.setStreamHandler(streams);
    return executor.execute(line, command.environment());
  }

  private static final class Lines extends LogOutputStream {
    private final Consumer<String> consumer;

    Lines(Consumer<String> consumer) {
      super(0, UTF_8);
      this.consumer = consumer;
    }

    @Override
    protected void processLine(String line, int level) {
      consumer.accept(line);
    }
  }
}
