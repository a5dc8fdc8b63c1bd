package io.github.wasmsplit.glue;

import io.github.wasmsplit.diag.InputException;
import io.github.wasmsplit.diag.Place;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** Finds the JS that wasm-bindgen made for a program, and makes it fit the split program. */
final class GlueJs {
  private GlueJs() {}

  /**
   * The JS of {@code bindgened}.
   *
   * @param bindgened wasm-bindgen's wasm file
   * @param explicit the JS as the user named it
   * @return empty where none was named and none lies beside the wasm file
   * @throws InputException where the named one does not exist or several could be meant
   */
  static Optional<Path> locate(Path bindgened, Optional<Path> explicit) {
    return new GlueLocator(bindgened).locate(explicit);
  }

  /**
   * The JS, rewritten, and what belongs to it: types and snippets.
   *
   * @throws InputException where a file cannot be read
   * @throws io.github.wasmsplit.diag.UnsupportedException where it was made for another target
   * @throws io.github.wasmsplit.diag.LinkException where it lacks what is to be rewritten
   */
  static GlueFiles files(Path js, GlueNames names, MainInterface program) {
    return new GlueFolder(js, names).read(program);
  }

  static String readText(Path file) {
    try {
      ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(file));
      return StandardCharsets.UTF_8.newDecoder().decode(bytes).toString();
    } catch (CharacterCodingException e) {
      throw new InputException(
          "js-not-text",
          "The file is no UTF-8 text.",
          Place.file(file.toString()),
          "Name the JS file that wasm-bindgen wrote.",
          e);
    } catch (IOException e) {
      throw unreadable(file, e);
    }
  }

  static InputException unreadable(Path file, IOException cause) {
    return new InputException(
        "js-unreadable",
        "The file cannot be read: " + cause.getMessage() + ".",
        Place.file(file.toString()),
        null,
        cause);
  }
}
