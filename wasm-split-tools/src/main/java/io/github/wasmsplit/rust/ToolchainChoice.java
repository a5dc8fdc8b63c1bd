package io.github.wasmsplit.rust;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/** Which toolchain a request is built with. */
final class ToolchainChoice {
  private final RustBuildRequest request;

  ToolchainChoice(RustBuildRequest request) {
    this.request = request;
  }

  /** The one that is set, or the best; empty if it cannot build for WebAssembly. */
  Optional<RustToolchain> find() throws IOException {
    ToolchainFinder finder =
        new ToolchainFinder(
            request.crateDirectory(), request.environment(), request.tools().toolchain());
    boolean buildStd = request.tools().buildStd().isPresent();
    Optional<Path> cargo = request.tools().cargo();
    return cargo.isPresent()
        ? finder.inspect(cargo.get()).filter(t -> t.hasSources() || (t.hasTarget() && !buildStd))
        : finder.best(buildStd);
  }

  /** The message if there is none. */
  RustBuildException missing() {
    String which =
        request.tools().cargo().map(Path::toString).orElse("No cargo on the PATH")
            + (request.tools().cargo().isPresent() ? " cannot" : " can");
    String with =
        request.tools().toolchain().map(t -> " with the toolchain " + t + " of rustup").orElse("");
    return new RustBuildException(
        which + " build for " + RustToolchain.TARGET + with, Advice.TOOLCHAIN);
  }

  /** What to tell of the one that is used. */
  String describe(RustToolchain toolchain) {
    String used = "cargo of Rust %s (%s)".formatted(toolchain.release(), toolchain.cargo());
    if (toolchain.hasTarget() && request.tools().buildStd().isEmpty()) {
      return used;
    }
    return used
        + ": the standard library is built from its sources"
        + (toolchain.isNightly() ? "" : ", with RUSTC_BOOTSTRAP=1");
  }
}
