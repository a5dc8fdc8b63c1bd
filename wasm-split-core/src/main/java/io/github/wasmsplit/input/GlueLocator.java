package io.github.wasmsplit.input;

import static java.util.Objects.requireNonNull;

import io.github.wasmsplit.diag.Diagnostic;
import io.github.wasmsplit.diag.InputException;
import io.github.wasmsplit.diag.Place;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Looks for wasm-bindgen's JS beside its wasm file. */
final class GlueLocator {
  /** Glue of a big program has some hundred KB; larger files are not worth looking into. */
  private static final long MAX_BYTES = 16 << 20;

  private final Path bindgened;

  private GlueLocator(Path bindgened) {
    this.bindgened = bindgened;
  }

  /**
   * Finds the JS that belongs to a wasm file.
   *
   * @param bindgened wasm-bindgen's wasm file
   * @param explicit the JS as the user named it
   * @return empty if none was named and none lies beside the wasm file
   * @throws InputException if the named one does not exist, or several could be meant
   */
  static Optional<Path> locate(Path bindgened, Optional<Path> explicit) {
    return new GlueLocator(bindgened).locate(explicit);
  }

  private Optional<Path> locate(Optional<Path> explicit) {
    if (explicit.isPresent()) {
      return Optional.of(checked(explicit.get()));
    }
    String stem = bindgened.getFileName().toString().replaceFirst("\\.wasm$", "");
    return Stream.of(stem, stem.replaceFirst("_bg$", ""))
        .map(name -> bindgened.resolveSibling(name + ".js"))
        .filter(Files::isRegularFile)
        .findFirst()
        .or(this::onlyOne);
  }

  private static Path checked(Path js) {
    if (!Files.isRegularFile(js)) {
      throw new InputException(
          Diagnostic.error(
                  "js-missing", Files.exists(js) ? "This is no file." : "There is no such file.")
              .at(Place.file(js.toString()))
              .advise("Name the JS file that wasm-bindgen wrote beside its wasm file."));
    }
    return js;
  }

  private Optional<Path> onlyOne() {
    List<Path> found = candidates();
    if (found.size() > 1) {
      String names =
          found.stream().map(p -> p.getFileName().toString()).collect(Collectors.joining(", "));
      throw new InputException(
          Diagnostic.error(
                  "js-ambiguous", "Several files beside it could be its JS: " + names + ".")
              .at(Place.file(bindgened.toString()))
              .advise("Say which one is (option --js, parameter js)."));
    }
    return found.stream().findFirst();
  }

  private List<Path> candidates() {
    Path folder = requireNonNull(bindgened.toAbsolutePath().getParent());
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .filter(file -> file.getFileName().toString().endsWith(".js"))
          .filter(GlueLocator::looksRight)
          .map(file -> bindgened.resolveSibling(file.getFileName()))
          .sorted()
          .toList();
    } catch (IOException e) {
      throw SourceFile.unreadable(folder, e);
    }
  }

  private static boolean looksRight(Path file) {
    try {
      if (!Files.isRegularFile(file) || Files.size(file) > MAX_BYTES) {
        return false;
      }
      // Latin-1 decodes any bytes, and the search is for ASCII.
      String text = Files.readString(file, StandardCharsets.ISO_8859_1);
      return text.contains("__wbg_init") || text.contains("__wbg_get_imports");
    } catch (IOException e) {
      return false;
    }
  }
}
