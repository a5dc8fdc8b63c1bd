package io.github.wasmsplit.rust;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;

/** Keeps others out: other threads of this process, and other processes. */
final class FolderLock implements AutoCloseable {
  /** A file lock holds between processes only. */
  private static final ConcurrentHashMap<Path, ReentrantLock> THREADS = new ConcurrentHashMap<>();

  private final Path file;
  private final ReentrantLock thread;
  private final FileChannel channel;
  private final FileLock lock;

  private FolderLock(Path file, ReentrantLock thread, FileChannel channel, FileLock lock) {
    this.file = file;
    this.thread = thread;
    this.channel = channel;
    this.lock = lock;
  }

  /** Waits until nobody else holds it. The file is made where it is missing, and stays. */
  static FolderLock take(Path file) throws IOException {
    Path path = file.toAbsolutePath().normalize();
    ReentrantLock thread = THREADS.computeIfAbsent(path, p -> new ReentrantLock());
    thread.lock();
    try {
      FileChannel channel =
          FileChannel.open(path, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      return new FolderLock(path, thread, channel, channel.lock());
    } catch (IOException | RuntimeException e) {
      thread.unlock();
      throw e;
    }
  }

  @Override
  public void close() throws IOException {
    try {
      lock.release();
      channel.close();
    } finally {
      thread.unlock();
    }
  }

  @Override
  public String toString() {
    return file.toString();
  }
}
