package io.github.wasmsplit.rust;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads a {@code Cargo.lock} without cargo, which may not be installed. */
public final class CargoLock {
  private CargoLock() {}

  /** The version of a package, as locked for a crate or the workspace around it. */
  public static Optional<String> version(Path crate, String name) throws IOException {
    Pattern entry =
        Pattern.compile("name = \"" + Pattern.quote(name) + "\"\\R" + "version = \"(.*?)\"");
    for (Path folder = crate; folder != null; folder = folder.getParent()) {
      Path lock = folder.resolve("Cargo.lock");
      if (Files.isRegularFile(lock)) {
        Matcher matcher = entry.matcher(Files.readString(lock));
        return matcher.find() ? Optional.of(matcher.group(1)) : Optional.empty();
      }
    }
    return Optional.empty();
  }
}
