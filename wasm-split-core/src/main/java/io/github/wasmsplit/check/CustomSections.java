package io.github.wasmsplit.check;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;

import io.github.wasmsplit.program.UserSections;
import io.github.wasmsplit.wasm.WasmModule;
import java.nio.ByteBuffer;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The custom sections in a module that are the program author's: what {@code
 * WebAssembly.Module.customSections} gives for each name.
 */
record CustomSections(Map<String, List<ByteBuffer>> byName) {

  static CustomSections ofUser(WasmModule module) {
    return new CustomSections(
        UserSections.kept(module).stream()
            .collect(
                groupingBy(
                    c -> c.name(),
                    LinkedHashMap::new,
                    mapping(
                        c -> ByteBuffer.wrap(c.contents().orElseThrow().toArray()), toList()))));
  }

  boolean isEmpty() {
    return byName.isEmpty();
  }

  boolean sameAs(CustomSections other) {
    return byName.equals(other.byName);
  }

  /** A name under which {@code other} has not the same. */
  Optional<String> firstMissingOf(CustomSections other) {
    return byName.entrySet().stream()
        .filter(sections -> !sections.getValue().equals(other.byName.get(sections.getKey())))
        .map(Map.Entry::getKey)
        .findFirst();
  }
}
