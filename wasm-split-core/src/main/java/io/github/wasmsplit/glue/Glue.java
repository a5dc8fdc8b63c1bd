package io.github.wasmsplit.glue;

import io.github.wasmsplit.bytes.Digests;
import io.github.wasmsplit.loader.LoaderExports;
import io.github.wasmsplit.program.LoaderImport;
import io.github.wasmsplit.program.Markers;
import java.util.List;
import java.util.Optional;

/**
 * wasm-bindgen's JS and its companions: the text with the places that have to change, and those
 * that may. Immutable.
 */
public final class Glue {
  private final Optional<GlueScripts> scripts;
  private final List<String> loads;
  private final List<String> loadModules;
  private final boolean tableSpelled;

  private Glue(
      Optional<GlueScripts> scripts,
      List<String> loads,
      List<String> loadModules,
      boolean tableSpelled) {
    this.scripts = scripts;
    this.loads = loads;
    this.loadModules = loadModules;
    this.tableSpelled = tableSpelled;
  }

  static Glue of(Optional<GlueScripts> scripts, Markers markers, boolean mainSpellsTable) {
    return new Glue(
        scripts,
        LoaderExports.numbered(markers.loaders().stream().map(LoaderImport::name).toList()),
        markers.importModules(),
        mainSpellsTable || scripts.filter(GlueScripts::tableSpelled).isPresent());
  }

  /** Names that only the JS and main know; none if there is no JS. */
  public Renamable renamable() {
    return scripts
        .map(found -> found.script().renamable(loads))
        .orElse(Renamable.NONE)
        .withTableSpelled(tableSpelled);
  }

  /**
   * Whether something imports the loader's functions by name.
   *
   * @param names of main, as emitted
   */
  public boolean namesLoads(MainNames names) {
    return scripts.isEmpty()
        || scripts.get().snippetsLoad()
        || !names.imports().keySet().containsAll(loadModules);
  }

  /** File name of the JS, empty if there is none. */
  public String jsName() {
    return scripts.map(GlueScripts::name).orElse("");
  }

  /** Whether there are declarations of the JS. */
  public boolean hasTypes() {
    return scripts.filter(found -> !found.types().isEmpty()).isPresent();
  }

  /** Digests what runs main with these names: the JS and its snippets. */
  public Digests digests(MainNames names) {
    return Digests.ofAll(
        files(names).stream()
            .filter(file -> !file.isTypes())
            .map(file -> file.contents().digests().integrity())
            .toList());
  }

  /** The files for main with these names, the JS first. */
  public List<GlueFile> files(MainNames names) {
    return scripts.map(found -> found.named(names)).orElse(List.of());
  }
}
