package io.github.wasmsplit.rust;

import io.github.wasmsplit.rust.CargoMetadata.Crate;
import io.github.wasmsplit.rust.CargoMetadata.Target;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * Which target of which package is built.
 *
 * @param crate the package
 * @param target its target: the library, or a binary
 */
record CrateChoice(Crate crate, Target target) {
  static CrateChoice of(
      CargoMetadata workspace, Path directory, RustBuildRequest.CargoOptions options) {
    Crate crate =
        options
            .crate()
            .map(name -> named(workspace, name))
            .orElseGet(() -> only(workspace, directory.resolve("Cargo.toml")));
    return new CrateChoice(crate, target(crate, options.binary()));
  }

  /** Cargo's arguments that name it. */
  String argument() {
    return target.isBinary() ? "--bin=" + target.name() : "--lib";
  }

  /** Base name of wasm-bindgen's files. */
  String outName() {
    return target.name().replace('-', '_');
  }

  private static Crate named(CargoMetadata workspace, String name) {
    return workspace.packages().stream()
        .filter(p -> p.name().equals(name))
        .findFirst()
        .orElseThrow(
            () ->
                new RustBuildException(
                    "There is no package %s in the workspace %s"
                        .formatted(name, workspace.workspaceRoot()),
                    "set <package> to one of " + names(workspace.packages())));
  }

  private static Crate only(CargoMetadata workspace, Path manifest) {
    Predicate<Crate> here = p -> isSame(p.manifest(), manifest);
    Optional<Crate> root = workspace.packages().stream().filter(here).findFirst();
    if (root.isPresent()) {
      return root.get();
    }
    List<Crate> programs = workspace.packages().stream().filter(CrateChoice::isProgram).toList();
    if (programs.size() != 1) {
      throw new RustBuildException(
          manifest + " is a workspace of several packages",
          "set <package> to one of " + names(programs.isEmpty() ? workspace.packages() : programs));
    }
    return programs.get(0);
  }

  private static boolean isSame(Path a, Path b) {
    try {
      return Files.isSameFile(a, b);
    } catch (IOException e) {
      return false;
    }
  }

  private static boolean isProgram(Crate crate) {
    return crate.targets().stream().anyMatch(t -> t.isDynamicLibrary() || t.isBinary());
  }

  private static Target target(Crate crate, Optional<String> binary) {
    List<Target> binaries = crate.targets().stream().filter(Target::isBinary).toList();
    if (binary.isPresent()) {
      return binaries.stream()
          .filter(t -> t.name().equals(binary.get()))
          .findFirst()
          .orElseThrow(
              () ->
                  new RustBuildException(
                      "The package " + crate.name() + " has no binary " + binary.get(),
                      binaries.isEmpty()
                          ? "leave out <binary>: without it the library is built"
                          : "set <binary> to one of " + targetNames(binaries)));
    }
    Optional<Target> library =
        crate.targets().stream().filter(Target::isDynamicLibrary).findFirst();
    if (library.isPresent()) {
      return library.get();
    }
    if (binaries.size() > 1) {
      throw new RustBuildException(
          "The package " + crate.name() + " has several binaries",
          "set <binary> to one of " + targetNames(binaries));
    }
    return binaries.stream().findFirst().orElseThrow(() -> noProgram(crate));
  }

  private static RustBuildException noProgram(Crate crate) {
    return new RustBuildException(
        "The package %s gives no WebAssembly file: it has neither a cdylib nor a binary"
            .formatted(crate.name()),
        "write [lib] crate-type = [\"cdylib\"] in " + crate.manifest());
  }

  private static String names(List<Crate> packages) {
    return packages.stream().map(Crate::name).sorted().collect(Collectors.joining(", "));
  }

  private static String targetNames(List<Target> targets) {
    return targets.stream().map(Target::name).sorted().collect(Collectors.joining(", "));
  }
}
