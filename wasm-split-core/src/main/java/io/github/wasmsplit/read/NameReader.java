package io.github.wasmsplit.read;

import io.github.wasmsplit.bytes.ByteReader;
import io.github.wasmsplit.bytes.ByteSlice;
import io.github.wasmsplit.wasm.WasmModule;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/** Reads the function names of the {@code name} section (WebAssembly 3.0, appendix 7.6). */
public final class NameReader {
  private static final int FUNCTION_NAMES = 1;

  private NameReader() {}

  /**
   * The name of every function, null if it has none.
   *
   * @return empty if the module has no function names
   */
  public static Optional<List<String>> functionNames(WasmModule module) {
    Optional<ByteSlice> contents = module.custom("name").flatMap(c -> c.contents());
    if (contents.isEmpty()) {
      return Optional.empty();
    }
    ByteReader r = new ByteReader(contents.get(), "name");
    while (r.hasMore()) {
      int id = r.u8();
      ByteSlice subsection = r.sizedBytes();
      if (id == FUNCTION_NAMES) {
        return Optional.of(names(subsection, module.functionCount()));
      }
    }
    return Optional.empty();
  }

  private static List<String> names(ByteSlice subsection, int functionCount) {
    String[] names = new String[functionCount];
    ByteReader r = new ByteReader(subsection, "name");
    for (int n = r.count(); n > 0; n--) {
      int index = r.index();
      String name = r.name();
      if (index >= functionCount) {
        throw r.error("function-index", "A name is given to function " + index);
      }
      if (names[index] != null) {
        throw r.error("name-twice", "A second name is given to function " + index);
      }
      names[index] = name;
    }
    return Collections.unmodifiableList(Arrays.asList(names));
  }
}
