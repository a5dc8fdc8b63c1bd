package io.github.wasmsplit.rust;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import io.github.wasmsplit.process.Executables;
import io.github.wasmsplit.rust.CargoMetadata.Crate;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.codehaus.plexus.util.DirectoryScanner;

/**
 * Finds out, after cargo has run, what its work depended on. If that cannot be known for certain
 * there is no answer, and cargo is asked each time.
 */
final class InputScan {
  private static final Pattern INCLUDE = Pattern.compile("(?m)^\\s*include\\s*=");
  private static final Pattern VARIABLE =
      Pattern.compile("(?m)^cargo::?rerun-if-env-changed=(.*)$");
  private static final Pattern RERUN = Pattern.compile("(?m)^cargo::?rerun-if-");

  /** Lists of sources, and what build scripts have printed. */
  private static final String[] WORK_FILES = {"**/*.d", "**/output"};

  private final CargoMetadata metadata;
  private final RustBuildRequest request;
  private final TreeSet<String> files = new TreeSet<>();
  private final TreeSet<String> variables = new TreeSet<>();
  private boolean certain = true;

  private InputScan(CargoMetadata metadata, RustBuildRequest request) {
    this.metadata = metadata;
    this.request = request;
  }

  /**
   * Looks at the files that cargo has left.
   *
   * @param artifact the program; the list of its sources lies beside it
   */
  static Optional<Watch> of(Path artifact, CargoMetadata metadata, RustBuildRequest request)
      throws IOException {
    InputScan scan = new InputScan(metadata, request);
    scan.addSources(artifact);
    metadata.localPackages().forEach(scan::addPackage);
    scan.addConfiguration();
    scan.addWorkFiles();
    return scan.certain
        ? Optional.of(new Watch(List.copyOf(scan.files), List.copyOf(scan.variables)))
        : Optional.empty();
  }

  private void addSources(Path artifact) throws IOException {
    String name = artifact.getFileName().toString().replaceAll("\\.wasm$", ".d");
    Path depInfo = artifact.resolveSibling(name);
    if (!Files.isRegularFile(depInfo)) {
      certain = false;
      return;
    }
    for (Path file : DepInfo.files(depInfo)) {
      Path path = metadata.workspaceRoot().resolve(file).normalize();
      certain &= Files.exists(path) && !Files.isDirectory(path);
      if (!isMadeByCargo(path)) {
        add(path);
      }
    }
  }

  /** Files that cargo finds by their place: a new one is a new target or a build script. */
  private void addPackage(Crate crate) {
    add(crate.manifest());
    Stream.of("build.rs", "src/lib.rs", "src/main.rs").forEach(n -> add(crate.folder().resolve(n)));
  }

  private void addConfiguration() throws IOException {
    add(metadata.workspaceRoot().resolve("Cargo.toml"));
    add(metadata.workspaceRoot().resolve("Cargo.lock"));
    addConfiguration(RemappedPaths.cargoHome(request.environment()));
    for (Path folder = request.crateDirectory(); folder != null; folder = folder.getParent()) {
      addConfiguration(folder.resolve(".cargo"));
      add(folder.resolve("rust-toolchain"));
      add(folder.resolve("rust-toolchain.toml"));
    }
  }

  private void addConfiguration(Path folder) throws IOException {
    for (Path file : List.of(folder.resolve("config"), folder.resolve("config.toml"))) {
      add(file);
      if (Files.isRegularFile(file) && INCLUDE.matcher(Files.readString(file)).find()) {
        certain = false;
      }
    }
  }

  private void addWorkFiles() throws IOException {
    for (Path folder : List.of(request.cargo().targetDirectory(), metadata.buildDirectory())) {
      if (Files.isDirectory(folder)) {
        DirectoryScanner scanner = new DirectoryScanner();
        scanner.setBasedir(folder.toFile());
        scanner.setFollowSymlinks(false);
        scanner.setIncludes(WORK_FILES);
        scanner.scan();
        for (String file : scanner.getIncludedFiles()) {
          addWorkFile(folder.resolve(file));
        }
      }
    }
  }

  private void addWorkFile(Path file) throws IOException {
    String name = file.getFileName().toString();
    if (name.endsWith(".d")) {
      variables.addAll(DepInfo.variables(file));
    } else if (file.toString().contains("build")) {
      addBuildScript(file);
    }
  }

  /**
   * Reads a build script's output. A script that names nothing to watch is run again whenever any
   * file of its package changes.
   */
  private void addBuildScript(Path output) throws IOException {
    String text = Files.readString(output, ISO_8859_1);
    VARIABLE.matcher(text).results().forEach(m -> variables.add(m.group(1).strip()));
    if (!RERUN.matcher(text).find()
        && isLocal(Executables.folderOf(output).getFileName().toString())) {
      certain = false;
    }
  }

  private boolean isLocal(String folder) {
    Collection<Crate> local = metadata.localPackages();
    return local.stream()
        .filter(Crate::hasBuildScript)
        .anyMatch(p -> folder.startsWith(p.name() + "-"));
  }

  private boolean isMadeByCargo(Path file) {
    return file.startsWith(request.cargo().targetDirectory())
        || file.startsWith(metadata.buildDirectory());
  }

  private void add(Path file) {
    files.add(file.toString());
  }
}
