package io.github.wasmsplit.concurrent;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Collections;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FolderLockTest {
  @TempDir Path folder;

  private int holders;

  private int rounds;

  @Test
  void aPassingLockLeavesNoFile() throws IOException {
    Path file = folder.resolve("lock");
    try (FolderLock held = FolderLock.takePassing(file)) {
      assertTrue(Files.exists(Path.of(held.toString())));
    }
    assertFalse(Files.exists(file));
  }

  @Test
  void aLastingLockLeavesItsFile() throws IOException {
    Path file = folder.resolve("lock");
    FolderLock.take(file).close();
    assertTrue(Files.exists(file));
  }

  @Test
  void theLockOfADeadProcessIsFree() throws IOException {
    Path file = Files.writeString(folder.resolve("lock"), "left by a process that was killed");
    FolderLock.takePassing(file).close();
    assertFalse(Files.exists(file));
  }

  @Test
  void theLockHoldsForOtherProcesses() throws Exception {
    Path file = folder.resolve("lock");
    try (FolderLock held = FolderLock.takePassing(file)) {
      assertEquals(LockProbe.HELD, probe(file), held.toString());
    }
    Files.createFile(file);
    assertEquals(LockProbe.FREE, probe(file));
  }

  private static int probe(Path file) throws Exception {
    Path classes =
        Path.of(LockProbe.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    return new ProcessBuilder(
            java, "-cp", classes.toString(), LockProbe.class.getName(), file.toString())
        .start()
        .waitFor();
  }

  @Test
  void threadsWaitByWhicheverPathTheyNameTheFile() throws Exception {
    Path link =
        Files.createSymbolicLink(
            folder.resolve("link"), Files.createDirectory(folder.resolve("real")));
    ExecutorService executor = Executors.newFixedThreadPool(4);
    try {
      Callable<Void> byLink = () -> hold(link.resolve("lock"));
      for (Future<Void> run : executor.invokeAll(Collections.nCopies(2, byLink))) {
        run.get();
      }
      Callable<Void> direct = () -> hold(folder.resolve("link/../real/lock"));
      for (Future<Void> run :
          executor.invokeAll(java.util.List.of(byLink, direct, direct, byLink))) {
        run.get();
      }
    } finally {
      executor.shutdownNow();
    }
    assertEquals(6 * 50, rounds);
  }

  private Void hold(Path file) throws IOException {
    for (int i = 0; i < 50; i++) {
      try (FolderLock held = FolderLock.takePassing(file)) {
        assertEquals(1, ++holders, held.toString());
        rounds++;
        holders--;
      }
    }
    return null;
  }

  @Test
  void aMissingFolderIsAnErrorAndHoldsNothing() throws IOException {
    Path file = folder.resolve("missing/lock");
    assertThrows(NoSuchFileException.class, () -> FolderLock.take(file));
    Files.createDirectory(folder.resolve("missing"));
    FolderLock.takePassing(file).close();
  }
}
