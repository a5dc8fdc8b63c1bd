package io.github.wasmsplit.glue;

import static java.util.Objects.requireNonNull;
import static java.util.stream.Collectors.toSet;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The JS, rewritten except for the names that it shares with main only.
 *
 * @param text the JS as it was
 * @param edits the changes to it
 * @param imports the places at which it passes main its imports
 * @param exports the places at which it uses exports that no other code uses
 * @param loads the places at which it passes main the loader's functions
 */
record Script(
    String text,
    Edits edits,
    Optional<ImportObject> imports,
    Map<String, List<Span>> exports,
    List<LoadCalls> loads) {

  /**
   * What may be renamed.
   *
   * @param numbered the loader's functions that have numbers
   */
  Renamable renamable(List<String> numbered) {
    return new Renamable(
        imports.map(ImportObject::module),
        imports.map(i -> i.keys().keySet()).orElse(Set.of()),
        exports.keySet(),
        loads.stream().map(LoadCalls::module).collect(toSet()),
        numbered);
  }

  /** The JS for main with these names. */
  String named(MainNames names) {
    Edits all = edits.copy();
    imports.ifPresent(found -> rename(found, names.imports().get(found.module()), all));
    List<LoadCalls> known =
        loads.stream().filter(found -> names.imports().containsKey(found.module())).toList();
    LoadCalls.rewrite(
        text, known, module -> requireNonNull(names.imports().get(module)).module(), all);
    names
        .exports()
        .forEach(
            (name, to) -> exports.getOrDefault(name, List.of()).forEach(s -> all.replace(s, to)));
    return all.apply(text);
  }

  private static void rename(ImportObject found, @Nullable ImportNames names, Edits edits) {
    if (names != null) {
      found.places().forEach(place -> edits.replace(place, names.module()));
      names
          .names()
          .forEach((name, to) -> edits.replace(requireNonNull(found.keys().get(name)), to));
    }
  }
}
