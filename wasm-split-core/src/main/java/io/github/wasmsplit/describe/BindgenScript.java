package io.github.wasmsplit.describe;

import io.github.wasmsplit.emit.MainNames;
import io.github.wasmsplit.emit.Renamable;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The JS, rewritten but for the names that it shares with main only.
 *
 * @param text the JS as it was
 * @param edits what becomes of it
 * @param imports where it gives main what main imports
 * @param exports where it uses exports that it shares with nobody else
 */
record BindgenScript(
    String text,
    BindgenEdits edits,
    Optional<BindgenImports> imports,
    Map<String, List<BindgenSpan>> exports) {

  Renamable renamable() {
    return new Renamable(
        imports.map(BindgenImports::module),
        imports.map(i -> i.keys().keySet()).orElse(Set.of()),
        exports.keySet());
  }

  /** The JS for main with these names. */
  String named(MainNames names) {
    BindgenEdits all = edits.copy();
    imports
        .filter(i -> i.module().equals(names.importModule()))
        .ifPresent(found -> rename(found, names, all));
    names
        .exports()
        .forEach(
            (name, to) -> exports.getOrDefault(name, List.of()).forEach(s -> all.replace(s, to)));
    return all.apply(text);
  }

  private static void rename(BindgenImports found, MainNames names, BindgenEdits edits) {
    found.places().forEach(place -> edits.replace(place, names.shortModule()));
    names.imports().forEach((name, to) -> edits.replace(found.keys().get(name), to));
  }
}
