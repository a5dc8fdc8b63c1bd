package io.github.wasmsplit.describe;

import io.github.wasmsplit.emit.MainInterface;
import io.github.wasmsplit.emit.MainNames;
import io.github.wasmsplit.emit.Renamable;
import io.github.wasmsplit.link.LoaderImport;
import io.github.wasmsplit.link.Program;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * What becomes of wasm-bindgen's JS and what belongs to it. Needs no plan, so it can be made early.
 */
public final class BindgenOutput {
  private final Optional<BindgenFiles> files;
  private final List<String> loads;
  private final boolean tableSpelled;
  private final List<String> loadModules;

  private BindgenOutput(
      Optional<BindgenFiles> files,
      List<String> loads,
      boolean tableSpelled,
      List<String> loadModules) {
    this.files = files;
    this.loadModules = loadModules;
    this.loads = loads;
    this.tableSpelled = tableSpelled;
  }

  /**
   * Finds and rewrites the JS of a program.
   *
   * @param bindgened where wasm-bindgen's wasm file lies
   * @param explicitJs the JS as the user named it
   * @param mainName file name of main
   * @throws io.github.wasmsplit.diag.WasmSplitException where the JS is missing or not as expected
   */
  public static BindgenOutput of(
      Program program, Path bindgened, Optional<Path> explicitJs, String mainName) {
    Optional<Path> js = BindgenJs.locate(bindgened, explicitJs);
    BindgenNames names =
        new BindgenNames(mainName, FileNames.LOADER, program.markers().importModules());
    MainInterface known = MainInterface.of(program);
    List<String> loads =
        LoaderExports.numbered(
            program.markers().loaders().stream().map(LoaderImport::name).toList());
    Optional<BindgenFiles> files = js.map(path -> BindgenJs.files(path, names, known));
    boolean spelled = known.tableSpelled() || files.filter(BindgenFiles::tableSpelled).isPresent();
    return new BindgenOutput(files, loads, spelled, names.placeholders());
  }

  /** What was read for it. */
  public ReadFiles sources() {
    return files.map(BindgenFiles::sources).orElse(ReadFiles.NONE);
  }

  /** Names that only the JS and main know; none where there is no JS. */
  public Renamable renamable() {
    return files
        .map(f -> f.script().renamable(loads))
        .orElse(Renamable.NONE)
        .withTableSpelled(tableSpelled);
  }

  /**
   * Whether something imports the loader's functions by name.
   *
   * @param names of main, as emitted
   */
  boolean namesLoads(MainNames names) {
    return files.isEmpty()
        || files.get().snippetsLoad()
        || !names.imports().keySet().containsAll(loadModules);
  }

  /** File name of the JS, empty where there is none. */
  String jsName() {
    return files.map(BindgenFiles::name).orElse("");
  }

  /** Whether there are declarations of the JS. */
  boolean hasTypes() {
    return files.filter(f -> !f.types().isEmpty()).isPresent();
  }

  /** The files for main with these names, the JS first. */
  List<BindgenFile> files(MainNames names) {
    return files.map(f -> f.named(names)).orElse(List.of());
  }
}
