package io.github.wasmsplit.link;

import io.github.wasmsplit.diag.LinkException;
import io.github.wasmsplit.diag.Place;
import io.github.wasmsplit.program.LoaderImport;
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
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds split points by the names of imports and exports; all dialects of markers are accepted.
 *
 * <p>Import and export belong together by their hash. The loader import tells how the module's name
 * is written: {@code ___m___} is {@code m} where a loader for {@code m} exists (Dioxus).
 */
final class MarkerReader {
  private static final Pattern POINT =
      Pattern.compile(
          "__wasm_split_00(.+)00_(import|export)_([0-9a-f]{32})(?:_(.*))?", Pattern.DOTALL);
  private static final String LOADER = "__wasm_split_load_";
  private static final Pattern HASHED =
      Pattern.compile("(.+)_([0-9a-f]{32})(?:_(.*))?", Pattern.DOTALL);

  private final WasmModule module;
  private final Map<String, Half> imports = new LinkedHashMap<>();
  private final Map<String, Half> exports = new LinkedHashMap<>();
  private final Map<String, Import> loaders = new LinkedHashMap<>();

  /** Names of modules that a loader may mean. */
  private final Set<String> loaded = new HashSet<>();

  private final Set<String> importModules = new TreeSet<>();

  private record Half(String name, String written, String function, int index) {}

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
      if (i.kind() != ExternalKind.FUNCTION) {
        continue;
      }
      if (i.name().startsWith(LOADER)) {
        loaders.put(i.name(), i);
        loaded.addAll(meanings(i.name().substring(LOADER.length())));
        importModules.add(i.module());
        continue;
      }
      Matcher m = POINT.matcher(i.name());
      if (m.matches() && m.group(2).equals("import")) {
        put(imports, m, i.index());
        importModules.add(i.module());
      }
    }
    for (Export e : module.exports()) {
      Matcher m = POINT.matcher(e.name());
      if (e.kind() == ExternalKind.FUNCTION && m.matches() && m.group(2).equals("export")) {
        put(exports, m, e.index());
      }
    }
  }

  private void put(Map<String, Half> halves, Matcher m, int index) {
    String function = m.group(4) == null ? "" : m.group(4);
    Half half = new Half(m.group(), m.group(1), function, index);
    Half other = halves.putIfAbsent(key(m.group(1), m.group(3)), half);
    if (other != null && other.index() != index) {
      throw new LinkException(
          "duplicate-split-point",
          "Two split points have the same hash: " + other.name() + " and " + half.name() + ".",
          Place.file(module.file()),
          "Two functions marked alike in crates of the same name? Rename one of them.");
    }
  }

  /** A hash is unique with the module's name, so that a copied function in two modules is told. */
  private static String key(String written, String hash) {
    return hash + " " + written;
  }

  private SplitPoint pair(String key, Half half, Map<String, String> names) {
    Half export = exports.get(key);
    if (export == null) {
      throw new LinkException(
          "import-without-export",
          "The split point import " + half.name() + " has no export with its hash.",
          Place.file(module.file()).inSection("import"),
          "Run wasm-bindgen with --keep-lld-exports, and link without options that drop exports.");
    }
    String importType = type(half.index());
    String exportType = type(export.index());
    if (!importType.equals(exportType)) {
      throw new LinkException(
          "split-point-type",
          "Import and export of the split point " + half.name() + " have different types.",
          Place.file(module.file()).inSection("import"),
          "Both halves of a marker must be declared with the same signature.");
    }
    String name = names.computeIfAbsent(half.written(), this::moduleName);
    return new SplitPoint(
        name, half.function(), half.name(), export.name(), half.index(), export.index());
  }

  private String type(int function) {
    return module.types().canonical(module.functionTypes()[function]);
  }

  private String moduleName(String written) {
    if (written.length() > 6 && written.startsWith("___") && written.endsWith("___")) {
      String inner = written.substring(3, written.length() - 3);
      if (!loaded.contains(written) && loaded.contains(inner)) {
        return inner;
      }
    }
    return written;
  }

  /** The modules that a loader of this name can mean, ascending: with and without a hash. */
  private static List<String> meanings(String rest) {
    Matcher m = HASHED.matcher(rest);
    return m.matches() ? List.of(m.group(1), rest) : List.of(rest);
  }

  /** Where all split points of a module are gone, loading it does nothing. */
  private List<LoaderImport> loaderImports(Set<String> modules, Map<String, String> written) {
    List<LoaderImport> found = new ArrayList<>();
    for (Import loader : loaders.values()) {
      String rest = loader.name().substring(LOADER.length());
      List<String> meanings = meanings(rest);
      Optional<String> name = meanings.stream().filter(modules::contains).findFirst();
      if (name.isEmpty()) {
        name = meanings.stream().filter(written::containsKey).map(written::get).findFirst();
      }
      found.add(new LoaderImport(loader.name(), name.orElse(meanings.get(0))));
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
        "no-split-points",
        "The program has no split points.",
        Place.file(module.file()).inSection("import"),
        advice);
  }
}
