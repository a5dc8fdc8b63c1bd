package io.github.wasmsplit.concurrent;

import static java.util.Objects.requireNonNull;

import java.io.File;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Keeps others out: other threads of this process, and other processes. What a process held is free
 * when it has died.
 */
public final class FolderLock implements AutoCloseable {
  /** A file lock holds between processes only. */
  private static final ConcurrentHashMap<Path, ReentrantLock> THREADS = new ConcurrentHashMap<>();

  /** Windows keeps others from reading locked bytes, so this one lies beyond the file's end. */
  private static final long LOCKED = Long.MAX_VALUE - 1;

  /** Of so many sizes one is taken by chance, twice, to tell files apart. */
  private static final int SIZES = 1 << 15;

  private static final boolean WINDOWS = File.separatorChar == '\\';

  /** How long Windows may go on naming a file that is deleted but still open somewhere. */
  private static final int ATTEMPTS = 500;

  private final Path file;
  private final ReentrantLock thread;
  private final FileChannel channel;
  private final boolean passing;

  private FolderLock(Path file, ReentrantLock thread, FileChannel channel, boolean passing) {
    this.file = file;
    this.thread = thread;
    this.channel = channel;
    this.passing = passing;
  }

  /**
   * Waits until nobody else holds it, or this thread is interrupted. The file is made where it is
   * missing, and stays.
   *
   * @param file in a folder that exists
   */
  public static FolderLock take(Path file) throws IOException {
    return take(file, false);
  }

  /**
   * Waits until nobody else holds it, or this thread is interrupted. The file is there only while
   * somebody does.
   *
   * @param file in a folder that exists
   */
  public static FolderLock takePassing(Path file) throws IOException {
    return take(file, true);
  }

  private static FolderLock take(Path file, boolean passing) throws IOException {
    Path folder = requireNonNull(file.toAbsolutePath().getParent());
    Path path = folder.toRealPath().resolve(file.getFileName());
    ReentrantLock thread = THREADS.computeIfAbsent(path, p -> new ReentrantLock());
    lock(thread);
    try {
      return new FolderLock(path, thread, passing ? openCurrent(path) : open(path), passing);
    } catch (IOException | RuntimeException | Error e) {
      thread.unlock();
      throw e;
    }
  }

  private static void lock(ReentrantLock thread) throws IOException {
    try {
      thread.lockInterruptibly();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("interrupted while waiting for another run");
    }
  }

  /** The previous holder may have deleted the file while this one waited for the lock. */
  private static FileChannel openCurrent(Path path) throws IOException {
    for (int attempt = 1; ; attempt++) {
      try {
        FileChannel channel = open(path);
        if (isAt(path, channel)) {
          return channel;
        }
        channel.close();
      } catch (AccessDeniedException e) {
        if (!WINDOWS || attempt >= ATTEMPTS) {
          throw e;
        }
        pause();
      }
    }
  }

  private static FileChannel open(Path path) throws IOException {
    FileChannel channel =
        FileChannel.open(path, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    try {
      channel.lock(LOCKED, 1, false);
      return channel;
    } catch (IOException | RuntimeException | Error e) {
      channel.close();
      throw e;
    }
  }

  /**
   * Whether the path leads to the file that is open: what becomes of the size of one is seen at the
   * other. It must not be opened to find out, since a process loses its POSIX locks on a file as
   * soon as it closes any channel of that file.
   */
  private static boolean isAt(Path path, FileChannel channel) throws IOException {
    for (int round = 1; round <= 2; round++) {
      int size = round * SIZES + ThreadLocalRandom.current().nextInt(SIZES);
      channel.truncate(0);
      channel.write(ByteBuffer.wrap(new byte[1]), size - 1);
      if (sizeOrNone(path) != size) {
        return false;
      }
    }
    channel.truncate(0);
    return true;
  }

  private static long sizeOrNone(Path path) throws IOException {
    try {
      return Files.size(path);
    } catch (NoSuchFileException e) {
      return -1;
    }
  }

  private static void pause() throws IOException {
    try {
      Thread.sleep(10);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("interrupted while waiting for another run");
    }
  }

  @Override
  public void close() throws IOException {
    try {
      if (passing) {
        remove();
      }
    } finally {
      try {
        channel.close();
      } finally {
        thread.unlock();
      }
    }
  }

  /** Before it is free: afterwards it could be the lock of another. */
  private void remove() {
    try {
      Files.deleteIfExists(file);
    } catch (IOException e) {
      // The work under the lock is done; a file that stays is reused by the next holder.
    }
  }

  @Override
  public String toString() {
    return file.toString();
  }
}
