package io.github.wasmsplit.rust;

import static java.util.Objects.requireNonNull;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * The output of {@code cargo metadata}.
 *
 * @param packages all that are in use
 * @param workspaceRoot the workspace's folder
 * @param buildDirectory where cargo keeps what it makes on the way
 */
record CargoMetadata(List<Crate> packages, Path workspaceRoot, Path buildDirectory) {
  CargoMetadata {
    packages = List.copyOf(packages);
  }

  /**
   * A package.
   *
   * @param id as cargo's messages name it
   * @param name its name
   * @param version its version
   * @param manifest its {@code Cargo.toml}
   * @param isLocal whether its source can change: it comes from no registry or repository
   * @param targets what can be built of it
   */
  record Crate(
      String id,
      String name,
      String version,
      Path manifest,
      boolean isLocal,
      List<Target> targets) {
    Crate {
      targets = List.copyOf(targets);
    }

    Path folder() {
      return requireNonNull(manifest.getParent());
    }

    boolean hasBuildScript() {
      return targets.stream().anyMatch(t -> t.kinds().contains("custom-build"));
    }
  }

  /**
   * A target.
   *
   * @param name its name
   * @param kinds such as cdylib, bin, rlib
   */
  record Target(String name, List<String> kinds) {
    Target {
      kinds = List.copyOf(kinds);
    }

    boolean isBinary() {
      return kinds.contains("bin");
    }

    boolean isDynamicLibrary() {
      return kinds.contains("cdylib");
    }
  }

  /** The version of the package of that name. */
  Optional<String> versionOf(String name) {
    return packages.stream().filter(p -> p.name().equals(name)).map(Crate::version).findFirst();
  }

  List<Crate> localPackages() {
    return packages.stream().filter(Crate::isLocal).toList();
  }
}
