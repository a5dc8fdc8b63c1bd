package io.github.wasmsplit.maven;

import io.github.wasmsplit.api.ChunkGroup;
import java.util.ArrayList;
import java.util.List;
import org.codehaus.plexus.configuration.PlexusConfiguration;
import org.jspecify.annotations.Nullable;

/** Reads the parameter {@code groups}. */
final class Groups {
  private static final String FORM =
      "<groups><group name=\"…\"><module>…</module><module>…</module></group></groups>";

  private Groups() {}

  /** The groups; none where {@code groups} is null. */
  static List<ChunkGroup> read(@Nullable PlexusConfiguration groups) {
    List<ChunkGroup> read = new ArrayList<>();
    if (groups != null) {
      check(text(groups).isEmpty(), "text");
      for (PlexusConfiguration group : groups.getChildren()) {
        check(group.getName().equals("group"), "<" + group.getName() + ">");
        read.add(group(group));
      }
    }
    return read;
  }

  private static ChunkGroup group(PlexusConfiguration group) {
    String name = group.getAttribute("name", "");
    check(!name.isBlank(), "a group without a name");
    check(text(group).isEmpty(), "text");
    List<String> modules = new ArrayList<>();
    for (PlexusConfiguration module : group.getChildren()) {
      check(module.getName().equals("module"), "<" + module.getName() + ">");
      modules.add(text(module));
    }
    return new ChunkGroup(name.strip(), modules);
  }

  private static String text(PlexusConfiguration element) {
    String value = element.getValue();
    return value == null ? "" : value.strip();
  }

  private static void check(boolean holds, String found) {
    if (!holds) {
      throw new IllegalArgumentException("groups must look like " + FORM + ", but hold " + found);
    }
  }
}
