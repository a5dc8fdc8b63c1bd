package io.github.wasmsplit.glue;

import io.github.wasmsplit.input.ReadFiles;
import io.github.wasmsplit.loader.LoaderExports;
import io.github.wasmsplit.output.FileNames;
import io.github.wasmsplit.program.LoaderImport;
import io.github.wasmsplit.program.Program;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * What becomes of wasm-bindgen's JS and what belongs to it. Needs no plan, so it can be made early.
 */
public final class Glue {
  private final Optional<GlueFiles> files;
  private final List<String> loads;
  private final boolean tableSpelled;
  private final List<String> loadModules;

  private Glue(
      Optional<GlueFiles> files,
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
  public static Glue of(
      Program program, Path bindgened, Optional<Path> explicitJs, String mainName) {
    Optional<Path> js = GlueJs.locate(bindgened, explicitJs);
    GlueNames names = new GlueNames(mainName, FileNames.LOADER, program.markers().importModules());
    MainInterface known = MainInterface.of(program);
    List<String> loads =
        LoaderExports.numbered(
            program.markers().loaders().stream().map(LoaderImport::name).toList());
    Optional<GlueFiles> files = js.map(path -> GlueJs.files(path, names, known));
    boolean spelled = known.tableSpelled() || files.filter(GlueFiles::tableSpelled).isPresent();
    return new Glue(files, loads, spelled, names.placeholders());
  }

  /** What was read for it. */
  public ReadFiles sources() {
    return files.map(GlueFiles::sources).orElse(ReadFiles.NONE);
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
  public boolean namesLoads(MainNames names) {
    return files.isEmpty()
        || files.get().snippetsLoad()
        || !names.imports().keySet().containsAll(loadModules);
  }

  /** File name of the JS, empty where there is none. */
  public String jsName() {
    return files.map(GlueFiles::name).orElse("");
  }

  /** Whether there are declarations of the JS. */
  public boolean hasTypes() {
    return files.filter(f -> !f.types().isEmpty()).isPresent();
  }

  /** The files for main with these names, the JS first. */
  public List<GlueFile> files(MainNames names) {
    return files.map(f -> f.named(names)).orElse(List.of());
  }
}
