package io.github.wasmsplit.input;

import io.github.wasmsplit.bytes.Blob;
import io.github.wasmsplit.diag.Diagnostic;
import io.github.wasmsplit.diag.InputException;
import io.github.wasmsplit.diag.Place;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;

/** wasm-bindgen's JS, a file beside it, or a page, as it was read. */
public final class SourceFile {
  private final Path path;
  private final Blob contents;

  private SourceFile(Path path, Blob contents) {
    this.path = path;
    this.contents = contents;
  }

  /**
   * Reads a file.
   *
   * @throws InputException if that fails
   */
  public static SourceFile read(Path path) {
    try {
      return new SourceFile(path, Blob.read(path));
    } catch (IOException e) {
      throw unreadable(path, e);
    }
  }

  /**
   * Reads a page.
   *
   * @throws InputException if that fails
   */
  static SourceFile readPage(Path path) {
    if (!Files.isRegularFile(path)) {
      throw new InputException(
          Diagnostic.error(
                  "page-missing",
                  Files.exists(path) ? "This page is not a file." : "There is no such page.")
              .at(Place.file(path.toString()))
              .advise("Name an HTML file (option --page, parameter pages)."));
    }
    try {
      return new SourceFile(path, Blob.read(path));
    } catch (IOException e) {
      throw new InputException(
          Diagnostic.error("page-unreadable", "The page cannot be read: " + e.getMessage() + ".")
              .at(Place.file(path.toString())),
          e);
    }
  }

  static InputException unreadable(Path path, IOException cause) {
    return new InputException(
        Diagnostic.error("js-unreadable", "The file cannot be read: " + cause.getMessage() + ".")
            .at(Place.file(path.toString())),
        cause);
  }

  /** The file's path, as it was found. */
  public Path path() {
    return path;
  }

  /** The file's contents. */
  public Blob contents() {
    return contents;
  }

  /**
   * The contents as text.
   *
   * @throws InputException if they are not UTF-8
   */
  public String text() {
    try {
      return contents.strictUtf8();
    } catch (CharacterCodingException e) {
      throw new InputException(
          Diagnostic.error("js-not-text", "The file is no UTF-8 text.")
              .at(Place.file(path.toString()))
              .advise("Name the JS file that wasm-bindgen wrote."),
          e);
    }
  }

  /** The contents as text, with replacement characters for bytes that are not UTF-8. */
  public String lenientText() {
    return contents.lenientUtf8();
  }
}
