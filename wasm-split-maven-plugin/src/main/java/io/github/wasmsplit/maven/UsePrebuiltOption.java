package io.github.wasmsplit.maven;

import io.github.wasmsplit.rust.RustBuildRequest.UsePrebuilt;
import java.util.Locale;

/** Reads the parameter {@code usePrebuilt}. */
final class UsePrebuiltOption {
  private UsePrebuiltOption() {}

  static UsePrebuilt parse(String text) {
    return switch (text.toLowerCase(Locale.ROOT)) {
      case "auto" -> UsePrebuilt.AUTO;
      case "always" -> UsePrebuilt.ALWAYS;
      case "never" -> UsePrebuilt.NEVER;
      default ->
          throw new IllegalArgumentException(
              "usePrebuilt must be auto, always or never, but is " + text);
    };
  }
}
