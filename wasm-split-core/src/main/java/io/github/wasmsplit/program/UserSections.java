package io.github.wasmsplit.program;

import io.github.wasmsplit.diag.Diagnostic;
import io.github.wasmsplit.diag.Place;
import io.github.wasmsplit.wasm.CustomSection;
import io.github.wasmsplit.wasm.WasmModule;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Which custom sections belong to the user and stay in main: all except those that tools write for
 * tools, and those that splitting would make wrong.
 */
public final class UserSections {
  /** Written anew, or of no use after the linker and wasm-bindgen (tool-conventions). */
  private static final Set<String> TOOLS =
      Set.of("name", "producers", "target_features", "linking");

  private static final String RELOCATIONS = "reloc.";

  /** Relocations, DWARF, and private sections of wasm-bindgen and of split-point crates. */
  private static final List<String> TOOL_BEGINNINGS =
      List.of(RELOCATIONS, ".debug_", "__wasm_bindgen_", "__wasm_split_");

  private static final String CODE_METADATA = "metadata.code.";

  /** Why sections are not true of main. */
  private static final Map<String, String> UNTRUE =
      Map.of(
          "dylink", "it describes a shared library",
          "dylink.0", "it describes a shared library",
          "sourceMappingURL", "its source map tells of code before the split",
          "external_debug_info", "its debug information tells of code before the split",
          "build_id", "debug information of this id tells of code before the split");

  private UserSections() {}

  /** Whether sections of that name stay, as far as the name tells. */
  public static boolean isKept(String name) {
    return !isTools(name) && !name.startsWith(CODE_METADATA) && !UNTRUE.containsKey(name);
  }

  private static boolean isTools(String name) {
    return TOOLS.contains(name) || TOOL_BEGINNINGS.stream().anyMatch(name::startsWith);
  }

  /** The sections that stay, in the file's order. */
  public static List<CustomSection> kept(WasmModule module) {
    return module.customs().stream()
        .filter(c -> isKept(c.name()) && !isRelocated(module, c.name()))
        .toList();
  }

  /** One warning for each name of sections that are left out and are no tool's. */
  public static List<Diagnostic> leftOut(WasmModule module) {
    return module.customs().stream()
        .map(CustomSection::name)
        .distinct()
        .flatMap(name -> reason(module, name).map(why -> leftOut(module, name, why)).stream())
        .toList();
  }

  private static Optional<String> reason(WasmModule module, String name) {
    if (isTools(name)) {
      return Optional.empty();
    }
    if (name.startsWith(CODE_METADATA)) {
      return Optional.of("it names functions and places in their code, which are others now");
    }
    return isRelocated(module, name)
        ? Optional.of("it refers to code or data (" + RELOCATIONS + name + "), which moves")
        : Optional.ofNullable(UNTRUE.get(name));
  }

  private static boolean isRelocated(WasmModule module, String name) {
    return module.custom(RELOCATIONS + name).isPresent();
  }

  private static Diagnostic leftOut(WasmModule module, String name, String why) {
    return Diagnostic.warning(
            "custom-section",
            "The custom section " + name + " is left out of the split program: " + why + ".")
        .at(Place.file(module.file()).inSection(name));
  }
}
