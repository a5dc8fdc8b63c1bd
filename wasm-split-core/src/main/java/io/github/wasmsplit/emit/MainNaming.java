package io.github.wasmsplit.emit;

import io.github.wasmsplit.wasm.ExternalKind;
import io.github.wasmsplit.wasm.Import;
import io.github.wasmsplit.wasm.WasmModule;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/** Hands out names of main's imports that ascend in their order, as far as they may change. */
final class MainNaming {
  /** One in 13 million for two sets of names to look alike. */
  private static final int DIGEST_LENGTH = 4;

  private final WasmModule module;
  private final Renamable renamable;

  MainNaming(WasmModule module, Renamable renamable) {
    this.module = module;
    this.renamable = renamable;
  }

  /**
   * The names.
   *
   * @param functions the functions that main imports, in its order
   * @param exports new names of exports
   */
  MainNames names(Iterable<Integer> functions, Map<String, String> exports) {
    if (renamable.importModule().isEmpty()) {
      return new MainNames("", "", Map.of(), exports);
    }
    String from = renamable.importModule().get();
    Map<String, String> imports = imports(from, functions);
    return new MainNames(from, moduleName(imports), imports, exports);
  }

  private Map<String, String> imports(String from, Iterable<Integer> functions) {
    Map<Integer, Import> byIndex = new LinkedHashMap<>();
    Set<String> taken = new HashSet<>(renamable.imports());
    for (Import i : module.imports()) {
      taken.add(i.name());
      if (i.kind() == ExternalKind.FUNCTION && i.module().equals(from)) {
        byIndex.put(i.index(), i);
      }
    }
    ShortNames names = new ShortNames(taken);
    Map<String, String> imports = new LinkedHashMap<>();
    for (int function : functions) {
      Import i = byIndex.get(function);
      if (i != null && renamable.imports().contains(i.name())) {
        imports.computeIfAbsent(i.name(), n -> names.next());
      }
    }
    return imports;
  }

  private String moduleName(Map<String, String> imports) {
    StringBuilder all = new StringBuilder();
    imports.forEach((name, to) -> all.append(name).append(' ').append(to).append('\n'));
    byte[] text = all.toString().getBytes(StandardCharsets.UTF_8);
    long digest = HexFormat.fromHexDigitsToLong(Digests.of(text).shortHash());
    Set<String> taken = new HashSet<>();
    module.imports().forEach(i -> taken.add(i.module()));
    while (taken.contains(ShortNames.of(digest, DIGEST_LENGTH))) {
      digest++;
    }
    return ShortNames.of(digest, DIGEST_LENGTH);
  }
}
