package io.github.wasmsplit.rust;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.wasmsplit.process.Command;
import io.github.wasmsplit.process.Processes;
import io.github.wasmsplit.rust.RustBuildRequest.CargoOptions;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Compiles and links with cargo. */
final class CargoBuild {
  private static final String ALL_PANICS = "std,panic_unwind,panic_abort";
  private static final String ABORT = "std,panic_abort";

  private final RustBuildRequest request;
  private final RustToolchain toolchain;
  private final BuildLog log;

  CargoBuild(RustBuildRequest request, RustToolchain toolchain, BuildLog log) {
    this.request = request;
    this.toolchain = toolchain;
    this.log = log;
  }

  /** The file that the linker wrote, with relocations and names. */
  Path run(CrateChoice choice, CargoMetadata metadata) throws IOException {
    Command command = command(choice, metadata);
    log.debug(command.toString());
    CargoMessages messages = new CargoMessages(choice, log);
    CargoOutput output = new CargoOutput(log);
    int status = Processes.run(command, messages::accept, output::accept);
    if (status != 0) {
      throw CargoFailure.of("rustc", status, messages.errors(), output.reason());
    }
    output.succeeded();
    return messages
        .artifact()
        .orElseThrow(
            () ->
                new RustBuildException(
                    "cargo built no WebAssembly file of " + choice.crate().name(),
                    "look at its messages above"));
  }

  private Command command(CrateChoice choice, CargoMetadata metadata) throws IOException {
    Rustflags flags = Rustflags.of(request.environment(), configuration());
    Optional<String> buildStd = buildStd(flags);
    Command command =
        toolchain.call(
            arguments(choice, buildStd), request.crateDirectory(), request.environment());
    if (buildStd.isPresent() && !toolchain.isNightly()) {
      command = command.with("RUSTC_BOOTSTRAP", "1");
    }
    return request.remapPaths() ? remap(command, flags, metadata) : command;
  }

  private JsonNode configuration() throws IOException {
    return new Cargo(toolchain, request.crateDirectory(), request.environment(), log)
        .configuration(overrides());
  }

  /** Configuration that the user gives on cargo's command line. */
  private List<String> overrides() {
    List<String> found = new ArrayList<>();
    List<String> all = request.cargo().arguments();
    for (int i = 0; i < all.size(); i++) {
      if (all.get(i).startsWith("--config=")) {
        found.add(all.get(i));
      } else if (all.get(i).equals("--config") && i + 1 < all.size()) {
        found.add("--config=" + all.get(i + 1));
      }
    }
    return found;
  }

  /**
   * Only the last step, the one that links, needs flags of ours. {@code cargo rustc} gives them to
   * it alone, beside whatever flags the user has configured for all.
   */
  private List<String> arguments(CrateChoice choice, Optional<String> buildStd) {
    CargoOptions options = request.cargo();
    List<String> arguments = new ArrayList<>();
    arguments.add("rustc");
    arguments.add("--manifest-path=" + choice.crate().manifest());
    arguments.add(choice.argument());
    arguments.add("--profile=" + options.profile());
    arguments.add("--target=" + RustToolchain.TARGET);
    arguments.add("--target-dir=" + options.targetDirectory());
    arguments.add("--message-format=json");
    Cargo.addFeatures(arguments, options);
    Cargo.addNetwork(arguments, options);
    buildStd.ifPresent(crates -> arguments.add("-Zbuild-std=" + crates));
    arguments.addAll(options.arguments());
    arguments.addAll(List.of("--", "-Clink-args=--emit-relocs", "-Cstrip=none"));
    return arguments;
  }

  private Optional<String> buildStd(Rustflags flags) {
    Optional<String> wanted = request.tools().buildStd();
    if (wanted.isPresent() || toolchain.hasTarget()) {
      return wanted;
    }
    return Optional.of(flags.unwinds() ? ALL_PANICS : ABORT);
  }

  private Command remap(Command command, Rustflags flags, CargoMetadata metadata)
      throws IOException {
    if (flags.flags().isEmpty()) {
      log.warn(
          "The program will hold paths of this machine: flags for rustc that hold under a"
              + " condition, such as target.'cfg(…)'.rustflags, leave no place for more");
      log.warn("  help: write them as target." + RustToolchain.TARGET + ".rustflags");
      return command;
    }
    List<String> remapped =
        RemappedPaths.flags(
            metadata, request.cargo().targetDirectory(), toolchain, request.environment());
    return command.with(flags.plus(remapped).getKey(), flags.plus(remapped).getValue());
  }
}
