package io.github.wasmsplit.concurrent;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** Another process that finds out whether a file is locked. */
final class LockProbe {
  static final int FREE = 3;

  static final int HELD = 4;

  private LockProbe() {}

  public static void main(String[] args) throws IOException {
    try (FileChannel channel = FileChannel.open(Path.of(args[0]), StandardOpenOption.WRITE)) {
      System.exit(channel.tryLock() == null ? HELD : FREE);
    }
  }
}
