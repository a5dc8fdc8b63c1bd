package io.github.wasmsplit.emit.names;

import io.github.wasmsplit.program.Abi;
import io.github.wasmsplit.wasm.Export;
import io.github.wasmsplit.wasm.ExternalKind;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Names the entities that outputs share: an export that main has anyway serves the others as well,
 * unless a further export with a short name takes fewer bytes in all.
 */
public final class ExportNames {
  /** Bytes of an export beside its name. */
  private static final int EXPORT = 3;

  private final Map<ExternalKind, Map<Integer, String>> existing = new HashMap<>();
  private final ShortNames names;

  public ExportNames(List<Export> mainExports) {
    Set<String> taken = new HashSet<>(Set.of(Abi.MAIN_ID, Abi.SELF));
    for (Export export : mainExports) {
      taken.add(export.name());
      existing
          .computeIfAbsent(export.kind(), k -> new HashMap<>())
          .merge(export.index(), export.name(), (a, b) -> a.length() <= b.length() ? a : b);
    }
    this.names = new ShortNames(taken);
  }

  /** The shortest name under which bindgened exports an entity, null if it does not. */
  public @Nullable String existing(ExternalKind kind, int index) {
    return existing.getOrDefault(kind, Map.of()).get(index);
  }

  /** The name for something of main that {@code importers} outputs import. */
  public String name(ExternalKind kind, int index, int importers) {
    String known = existing(kind, index);
    int added = names.peek().length();
    if (known != null && importers * (known.length() - added) <= EXPORT + added) {
      return known;
    }
    return next();
  }

  /** How many short names of the shortest length are left; at least 1. */
  public int left() {
    return names.left();
  }

  /** A short name that nothing has. */
  public String next() {
    return names.next();
  }
}
