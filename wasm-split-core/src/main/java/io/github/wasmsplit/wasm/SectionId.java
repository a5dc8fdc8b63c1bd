package io.github.wasmsplit.wasm;

import java.util.List;

/**
 * The sections of the binary format (WebAssembly 3.0, section 5.5.2). The ordinal is the section's
 * id; its place among the others is another number, because tag and data count came later than
 * their neighbours (section 5.5.17).
 */
public enum SectionId {
  /** Anything else, under a name of its own; may stand anywhere and any number of times. */
  CUSTOM("custom", 0),
  /** Types. */
  TYPE("type", 1),
  /** Imports. */
  IMPORT("import", 2),
  /** The types of the defined functions. */
  FUNCTION("function", 3),
  /** Tables. */
  TABLE("table", 4),
  /** Memories. */
  MEMORY("memory", 5),
  /** Globals. */
  GLOBAL("global", 7),
  /** Exports. */
  EXPORT("export", 8),
  /** The start function. */
  START("start", 9),
  /** Element segments. */
  ELEMENT("element", 10),
  /** The bodies of the defined functions. */
  CODE("code", 12),
  /** Data segments. */
  DATA("data", 13),
  /** The number of data segments, which lets one pass validate the code. */
  DATA_COUNT("data count", 11),
  /** Tags of exceptions. */
  TAG("tag", 6);

  private static final SectionId[] BY_ID = values();

  private static final List<SectionId> IN_ORDER = ordered();

  private final String text;
  private final int place;

  SectionId(String text, int place) {
    this.text = text;
    this.place = place;
  }

  /** The number of sections that have an id, custom ones included. */
  public static int count() {
    return BY_ID.length;
  }

  private static List<SectionId> ordered() {
    SectionId[] byPlace = new SectionId[BY_ID.length - 1];
    for (SectionId id : BY_ID) {
      if (id != CUSTOM) {
        byPlace[id.place - 1] = id;
      }
    }
    return List.of(byPlace);
  }

  /**
   * {@return the section with an id}
   *
   * @param id from 0, below {@link #count()}
   * @throws ArrayIndexOutOfBoundsException if there is none
   */
  public static SectionId of(int id) {
    return BY_ID[id];
  }

  /** {@return all but custom sections, in the order in which a module has them} */
  public static List<SectionId> inOrder() {
    return IN_ORDER;
  }

  /** {@return the byte before the section's size} */
  public int id() {
    return ordinal();
  }

  /** {@return the name in the specification, for messages} */
  public String text() {
    return text;
  }

  /** {@return the position that the section must have among those that are not custom, from 1} */
  public int place() {
    return place;
  }
}
