package io.github.wasmsplit.publish;

import io.github.wasmsplit.bytes.Blob;
import java.io.IOException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** All that changes the output folder, step by step, so that a test can stop at each. */
interface FileOps {
  /** The file system itself. */
  FileOps REAL = new FileOps() {};

  default void createFolder(Path folder) throws IOException {
    Files.createDirectory(folder);
  }

  default void write(Path file, Blob contents) throws IOException {
    contents.writeTo(file);
  }

  /** Copies a file with its times. */
  default void copy(Path from, Path to) throws IOException {
    Files.copy(from, to, StandardCopyOption.COPY_ATTRIBUTES, StandardCopyOption.REPLACE_EXISTING);
  }

  /** Moves a file, in the place of another one if there is one. */
  default void move(Path from, Path to) throws IOException {
    try {
      Files.move(from, to, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (AtomicMoveNotSupportedException e) {
      Files.move(from, to, StandardCopyOption.REPLACE_EXISTING);
    }
  }

  /** Deletes a file or an empty folder, if it is there. */
  default void delete(Path path) throws IOException {
    Files.deleteIfExists(path);
  }
}
