package io.github.wasmsplit.diag;

import java.util.Optional;
import java.util.OptionalLong;

/**
 * Where in an input a diagnostic points.
 *
 * @param file path of the input as the user gave it, or a role such as {@code original}
 * @param section name of the section, custom sections by their own name
 * @param offset byte offset from the start of the file, 0 and up
 * @param function name of the function, or {@code func[N]} if it has none
 */
public record Place(
    Optional<String> file,
    Optional<String> section,
    OptionalLong offset,
    Optional<String> function) {

  /** Nowhere in particular. */
  public static final Place NONE =
      new Place(Optional.empty(), Optional.empty(), OptionalLong.empty(), Optional.empty());

  /**
   * {@return a whole file}
   *
   * @param file path or role of the input
   */
  public static Place file(String file) {
    return new Place(Optional.of(file), Optional.empty(), OptionalLong.empty(), Optional.empty());
  }

  /**
   * {@return a byte of a file}
   *
   * @param file path or role of the input
   * @param offset in bytes from the start of the file, 0 and up
   */
  public static Place at(String file, long offset) {
    return new Place(
        Optional.of(file), Optional.empty(), OptionalLong.of(offset), Optional.empty());
  }

  /**
   * {@return this place, in a section}
   *
   * @param section name of the section, a custom section's own name
   */
  public Place inSection(String section) {
    return new Place(file, Optional.of(section), offset, function);
  }

  /**
   * {@return this place, in a function}
   *
   * @param function name of the function, or {@code func[N]} if it has none
   */
  public Place inFunction(String function) {
    return new Place(file, section, offset, Optional.of(function));
  }

  /**
   * {@return this place, in a file}
   *
   * @param file path or role of the input
   */
  public Place inFile(String file) {
    return new Place(Optional.of(file), section, offset, function);
  }

  /**
   * {@return this place, at an offset}
   *
   * @param offset in bytes from the start of the file, 0 and up
   */
  public Place atOffset(long offset) {
    return new Place(file, section, OptionalLong.of(offset), function);
  }

  @Override
  public String toString() {
    StringBuilder text = new StringBuilder(file.orElse(""));
    section.ifPresent(s -> append(text, "section " + s));
    function.ifPresent(f -> append(text, "function " + f));
    offset.ifPresent(o -> append(text, "offset 0x" + Long.toHexString(o)));
    return text.toString();
  }

  private static void append(StringBuilder text, String part) {
    if (text.length() > 0) {
      text.append(", ");
    }
    text.append(part);
  }
}
