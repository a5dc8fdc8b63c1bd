package io.github.wasmsplit.wasm;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The type section. */
public final class TypeSection {
  private final List<RecGroup> groups;
  private final int[] groupOf;
  private final List<FunctionType> functionTypes;
  private volatile String @Nullable [] identities;

  /**
   * A section.
   *
   * @param groups recursion groups in order
   * @param groupOf for each type index the index of its group
   * @param functionTypes for each type index its function type, null for structs and arrays
   */
  public TypeSection(List<RecGroup> groups, int[] groupOf, List<FunctionType> functionTypes) {
    this.groups = groups;
    this.groupOf = groupOf;
    this.functionTypes = functionTypes;
  }

  /** Recursion groups in order. */
  public List<RecGroup> groups() {
    return groups;
  }

  /** For each type index the index of its group. */
  public int[] groupOf() {
    return groupOf;
  }

  /** For each type index its function type, null for structs and arrays. */
  public List<FunctionType> functionTypes() {
    return functionTypes;
  }

  /** Number of types. */
  public int count() {
    return groupOf.length;
  }

  /** A text that is equal for equal types of different modules, and for them only. */
  public String canonical(int type) {
    int group = groupOf[type];
    return type - groups.get(group).first() + "/" + identities()[group];
  }

  /** For each type the first one of this module that is equal. */
  public int[] firstEqual() {
    int[] first = new int[count()];
    Map<String, RecGroup> known = new HashMap<>();
    for (int g = 0; g < groups.size(); g++) {
      RecGroup group = groups.get(g);
      RecGroup same = known.putIfAbsent(identities()[g], group);
      for (int i = 0; i < group.count(); i++) {
        first[group.first() + i] = (same == null ? group : same).first() + i;
      }
    }
    return first;
  }

  private String[] identities() {
    String[] found = identities;
    if (found == null) {
      found = TypeIdentities.of(groups, groupOf);
      identities = found;
    }
    return found;
  }
}
