package io.github.wasmsplit.link;

import io.github.wasmsplit.diag.Diagnostic;
import io.github.wasmsplit.diag.LinkException;
import io.github.wasmsplit.diag.Place;
import io.github.wasmsplit.program.LoaderImport;
import io.github.wasmsplit.program.MarkerName;
import io.github.wasmsplit.program.MarkerName.Role;
import io.github.wasmsplit.program.Markers;
import io.github.wasmsplit.program.SplitPoint;
import io.github.wasmsplit.wasm.Export;
import io.github.wasmsplit.wasm.ExternalKind;
import io.github.wasmsplit.wasm.Import;
import io.github.wasmsplit.wasm.WasmModule;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Finds split points by the names of imports and exports; all dialects of markers are accepted.
 *
 * <p>Import and export belong together by their hash. The loader import tells how the module's name
 * is written: {@code ___m___} is {@code m} where a loader for {@code m} exists (Dioxus).
 */
final class MarkerReader {
  private final WasmModule module;
  private final Map<String, Half> imports = new LinkedHashMap<>();
  private final Map<String, Half> exports = new LinkedHashMap<>();
  private final Map<String, MarkerName> loaders = new LinkedHashMap<>();

  /** Names of modules that a loader may mean. */
  private final Set<String> loaded = new HashSet<>();

  private final Set<String> importModules = new TreeSet<>();

  /** The import or the export of a split point, and the function that it is of. */
  private record Half(MarkerName marker, int index) {
    String name() {
      return marker.text();
    }

    /**
     * A hash is unique with the module's name, so that a copied function in two modules is told.
     */
    String key() {
      return marker.hash() + " " + marker.module();
    }
  }

  private MarkerReader(WasmModule module) {
    this.module = module;
  }

  static Markers read(WasmModule module, boolean allowUnsplit) {
    return new MarkerReader(module).read(allowUnsplit);
  }

  private Markers read(boolean allowUnsplit) {
    collect();
    if (imports.isEmpty() && !allowUnsplit) {
      throw noSplitPoints();
    }
    Map<String, String> written = new HashMap<>();
    List<SplitPoint> points = new ArrayList<>();
    imports.forEach((hash, half) -> points.add(pair(hash, half, written)));
    points.sort(Comparator.comparing(SplitPoint::module).thenComparing(SplitPoint::importName));
    TreeSet<String> modules = new TreeSet<>();
    points.forEach(p -> modules.add(p.module()));
    List<String> orphans =
        exports.entrySet().stream()
            .filter(e -> !imports.containsKey(e.getKey()))
            .map(e -> e.getValue().name())
            .sorted()
            .toList();
    return new Markers(
        List.copyOf(modules),
        List.copyOf(points),
        loaderImports(modules, written),
        List.copyOf(importModules),
        orphans);
  }

  private void collect() {
    for (Import i : module.imports()) {
      if (i.kind() == ExternalKind.FUNCTION) {
        MarkerName.parse(i.name()).ifPresent(marker -> addImport(i, marker));
      }
    }
    for (Export e : module.exports()) {
      if (e.kind() == ExternalKind.FUNCTION) {
        MarkerName.parse(e.name())
            .filter(marker -> marker.role() == Role.EXPORT)
            .ifPresent(marker -> put(exports, new Half(marker, e.index())));
      }
    }
  }

  private void addImport(Import i, MarkerName marker) {
    if (marker.role() == Role.EXPORT) {
      return;
    }
    importModules.add(i.module());
    if (marker.role() == Role.LOADER) {
      loaders.put(i.name(), marker);
      loaded.addAll(marker.meanings());
    } else {
      put(imports, new Half(marker, i.index()));
    }
  }

  private void put(Map<String, Half> halves, Half half) {
    Half other = halves.putIfAbsent(half.key(), half);
    if (other != null && other.index() != half.index()) {
      throw new LinkException(
          Diagnostic.error(
                  "duplicate-split-point",
                  "Two split points have the same hash: "
                      + other.name()
                      + " and "
                      + half.name()
                      + ".")
              .at(Place.file(module.file()))
              .advise(
                  "Two functions marked alike in crates of the same name? Rename one of them."));
    }
  }

  private SplitPoint pair(String key, Half half, Map<String, String> names) {
    Half export = exports.get(key);
    if (export == null) {
      throw new LinkException(
          Diagnostic.error(
                  "import-without-export",
                  "The split point import " + half.name() + " has no export with its hash.")
              .at(Place.file(module.file()).inSection("import"))
              .advise(
                  "Run wasm-bindgen with --keep-lld-exports, and link without options that"
                      + " drop exports."));
    }
    String importType = type(half.index());
    String exportType = type(export.index());
    if (!importType.equals(exportType)) {
      throw new LinkException(
          Diagnostic.error(
                  "split-point-type",
                  "Import and export of the split point " + half.name() + " have different types.")
              .at(Place.file(module.file()).inSection("import"))
              .advise("Both halves of a marker must be declared with the same signature."));
    }
    MarkerName marker = half.marker();
    String name = names.computeIfAbsent(marker.module(), written -> moduleName(marker));
    return new SplitPoint(
        name, marker.function(), half.name(), export.name(), half.index(), export.index());
  }

  private String type(int function) {
    return module.types().canonical(module.typeIndex(function));
  }

  private String moduleName(MarkerName marker) {
    String written = marker.module();
    return loaded.contains(written)
        ? written
        : marker.moduleWithinBars().filter(loaded::contains).orElse(written);
  }

  /** Where all split points of a module are gone, loading it does nothing. */
  private List<LoaderImport> loaderImports(Set<String> modules, Map<String, String> written) {
    List<LoaderImport> found = new ArrayList<>();
    for (MarkerName loader : loaders.values()) {
      List<String> meanings = loader.meanings();
      Optional<String> name = meanings.stream().filter(modules::contains).findFirst();
      if (name.isEmpty()) {
        name = meanings.stream().filter(written::containsKey).map(written::get).findFirst();
      }
      found.add(new LoaderImport(loader.text(), name.orElse(meanings.get(0))));
    }
    found.sort(Comparator.comparing(LoaderImport::name));
    return List.copyOf(found);
  }

  private LinkException noSplitPoints() {
    String advice =
        exports.isEmpty()
            ? "Mark a function with #[wasm_split(...)], and run wasm-bindgen with"
                + " --keep-lld-exports."
            : "The program has split exports, but calls none of them: is the marked code used?";
    advice += " With --allow-unsplit (wasmSplit.allowUnsplit) all of it goes to main.";
    return new LinkException(
        Diagnostic.error("no-split-points", "The program has no split points.")
            .at(Place.file(module.file()).inSection("import"))
            .advise(advice));
  }
}
