package io.github.wasmsplit.publish;

import io.github.wasmsplit.bytes.Blob;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/** A file system that stops at a step. */
final class StoppingOps implements FileOps {
  /** The process is killed; none of its code runs any more. */
  static final class Killed extends Error {
    private static final long serialVersionUID = 1L;
  }

  /** The way in which it stops. */
  enum How {
    /** The step fails, and later steps work again. */
    FAIL,
    /** This step and all later ones fail. */
    FAIL_FOR_GOOD,
    /** The process ends in the middle of the step. */
    KILL
  }

  private final How how;
  private final int at;
  private int steps;

  StoppingOps(How how, int at) {
    this.how = how;
    this.at = at;
  }

  /** Whether there were enough steps to stop at one. */
  boolean hasStopped() {
    return steps >= at;
  }

  private void step() throws IOException {
    steps++;
    if (steps == at || (steps > at && how != How.FAIL)) {
      if (how == How.KILL) {
        throw new Killed();
      }
      throw new IOException("No space left on device");
    }
  }

  @Override
  public void createFolder(Path folder) throws IOException {
    step();
    FileOps.REAL.createFolder(folder);
  }

  @Override
  public void write(Path file, Blob contents) throws IOException {
    try {
      step();
    } catch (IOException | Killed e) {
      if (steps == at) {
        Files.write(file, Arrays.copyOf(contents.toArray(), contents.length() / 2));
      }
      throw e;
    }
    FileOps.REAL.write(file, contents);
  }

  @Override
  public void copy(Path from, Path to) throws IOException {
    try {
      step();
    } catch (IOException | Killed e) {
      if (steps == at) {
        Files.writeString(to, "half");
      }
      throw e;
    }
    FileOps.REAL.copy(from, to);
  }

  @Override
  public void move(Path from, Path to) throws IOException {
    step();
    FileOps.REAL.move(from, to);
  }

  @Override
  public void delete(Path path) throws IOException {
    step();
    FileOps.REAL.delete(path);
  }
}
