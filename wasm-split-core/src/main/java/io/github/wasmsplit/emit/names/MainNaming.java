package io.github.wasmsplit.emit.names;

import io.github.wasmsplit.bytes.Digests;
import io.github.wasmsplit.glue.ImportNames;
import io.github.wasmsplit.glue.MainNames;
import io.github.wasmsplit.glue.Renamable;
import io.github.wasmsplit.wasm.ExternalKind;
import io.github.wasmsplit.wasm.Import;
import io.github.wasmsplit.wasm.WasmModule;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Names main's imports, as far as names may change. */
public final class MainNaming {
  /** One in 13 million for two sets of names to look alike. */
  private static final int DIGEST_LENGTH = 4;

  private final WasmModule module;
  private final Renamable renamable;
  private final ShortNames modules;

  private final Map<String, String> exports;

  /** What main imports of functions, in its order, by module name. */
  private final Map<String, List<String>> imported = new LinkedHashMap<>();

  /**
   * Prepares the names.
   *
   * @param functions the functions that main imports, in its order
   * @param exports new names of exports
   */
  public MainNaming(
      WasmModule module,
      Renamable renamable,
      Iterable<Integer> functions,
      Map<String, String> exports) {
    this.exports = exports;
    this.module = module;
    this.renamable = renamable;
    this.modules = new ShortNames(importModules());
    for (int function : functions) {
      Import i = module.importOf(ExternalKind.FUNCTION, function).orElseThrow();
      imported.computeIfAbsent(i.module(), m -> new ArrayList<>()).add(i.name());
    }
  }

  public MainNames names() {
    return new MainNames(imports(), exports);
  }

  private Map<String, ImportNames> imports() {
    Map<String, ImportNames> names = new HashMap<>();
    renamable.importModule().ifPresent(from -> names.put(from, ofJs(from)));
    for (String from : renamable.loadModules().stream().sorted().toList()) {
      List<String> loads = imported.getOrDefault(from, List.of());
      if (!loads.isEmpty() && renamable.loads().containsAll(loads)) {
        names.put(from, numbers(loads));
      }
    }
    return names;
  }

  /** Names that ascend in main's order. */
  private ImportNames ofJs(String from) {
    Set<String> taken = new HashSet<>(renamable.imports());
    module.imports().forEach(i -> taken.add(i.name()));
    ShortNames names = new ShortNames(taken);
    Map<String, String> found = new LinkedHashMap<>();
    for (String name : imported.getOrDefault(from, List.of())) {
      if (renamable.imports().contains(name)) {
        found.computeIfAbsent(name, n -> names.next());
      }
    }
    return new ImportNames(moduleName(found), found);
  }

  /**
   * A digest of the names, those of exports too: JS of another build does not have it, so that main
   * does not start with JS that means another function by a name.
   */
  private String moduleName(Map<String, String> imports) {
    StringBuilder all = new StringBuilder();
    imports.forEach((name, to) -> all.append(name).append(' ').append(to).append('\n'));
    new TreeMap<>(exports)
        .forEach((name, to) -> all.append(name).append('=').append(to).append('\n'));
    byte[] text = all.toString().getBytes(StandardCharsets.UTF_8);
    long digest = HexFormat.fromHexDigitsToLong(Digests.of(text).shortHash());
    while (importModules().contains(ShortNames.of(digest, DIGEST_LENGTH))) {
      digest++;
    }
    return ShortNames.of(digest, DIGEST_LENGTH);
  }

  private Set<String> importModules() {
    return module.imports().stream().map(Import::module).collect(Collectors.toSet());
  }

  /** A loader for another main is found by main's id, which it compares before it loads. */
  private ImportNames numbers(List<String> loads) {
    Map<String, String> numbers = new HashMap<>();
    loads.forEach(name -> numbers.put(name, String.valueOf(renamable.loads().indexOf(name))));
    return new ImportNames(modules.next(), numbers);
  }
}
