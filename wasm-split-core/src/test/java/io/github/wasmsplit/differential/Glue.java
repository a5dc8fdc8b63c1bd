package io.github.wasmsplit.differential;

import io.github.wasmsplit.fixture.BuiltProgram;
import io.github.wasmsplit.fixture.BuiltProgram.ImportedName;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * JS as wasm-bindgen writes it, as far as a splitter reads it. Each function that main imports
 * returns its name in the program, so the JS beside a split main reveals what main's short names
 * stand for.
 */
final class Glue {
  private static final String MODULE = "./bindgened_bg.js";
  private static final Pattern KEY =
      Pattern.compile("([\\w$]+): function\\(\\) \\{ return \"(.*)\"; }");

  private static final Pattern EXPORT = Pattern.compile("const use = \\(\\) => wasm\\.(\\S+);");

  private static final Pattern LOADS = Pattern.compile("(?m)^// load (.*)$");

  private final String text;

  Glue(String text) {
    this.text = text;
  }

  static String of(BuiltProgram program) {
    List<ImportedName> imports = program.imports();
    List<String> lines = new ArrayList<>();
    List<String> objects = new ArrayList<>();
    for (String module : imports.stream().map(ImportedName::module).distinct().toList()) {
      String name = "import" + objects.size();
      objects.add("        \"" + module + "\": " + name + ",\n");
      if (!module.equals(MODULE)) {
        lines.add("import * as " + name + " from \"" + module + "\"\n");
      } else {
        lines.add("const " + name + " = {\n    __proto__: null,\n" + keys(imports) + "};\n");
      }
    }
    imports.stream()
        .map(ImportedName::name)
        .filter(name -> name.startsWith("__wasm_split_load_"))
        .distinct()
        .forEach(name -> lines.add("// load " + name + "\n"));
    return String.join("", lines)
        + "function __wbg_get_imports() {\n    return {\n        __proto__: null,\n"
        + String.join("", objects)
        + "    };\n}\nlet wasm;\nfunction __wbg_finalize_init(instance) {\n"
        + "    wasm = instance.exports;\n    return wasm;\n}\n"
        + program.exports().stream()
            .map("const use = () => wasm.%s;\n"::formatted)
            .collect(Collectors.joining())
        + "export { __wbg_init as default };\n";
  }

  private static String keys(List<ImportedName> imports) {
    return imports.stream()
        .filter(i -> i.module().equals(MODULE))
        .map(i -> "    " + i.name() + ": function() { return \"" + i.name() + "\"; },\n")
        .distinct()
        .collect(Collectors.joining());
  }

  /** The program's name for an import of main. */
  String original(String module, String name) {
    if (!text.contains("\"" + module + "\": ")) {
      throw new AssertionError("the JS gives nothing to imports from " + module);
    }
    return originals().getOrDefault(name, name);
  }

  private static boolean isVariable(String load) {
    return load.codePoints().allMatch(Character::isUnicodeIdentifierPart);
  }

  /** The exports of main that the JS uses, in its order. */
  List<String> exports() {
    return EXPORT.matcher(text).results().map(use -> use.group(1)).toList();
  }

  /** The program's name for each key of the JS and each number of the loader. */
  Map<String, String> originals() {
    Map<String, String> originals = new TreeMap<>();
    LOADS
        .matcher(text)
        .results()
        .map(load -> load.group(1))
        .sorted(Comparator.comparing((String load) -> !isVariable(load)).thenComparing(l -> l))
        .forEach(load -> originals.put(String.valueOf(originals.size()), load));
    for (Matcher key = KEY.matcher(text); key.find(); ) {
      if (originals.put(key.group(1), key.group(2)) != null) {
        throw new AssertionError("the JS has two keys " + key.group(1));
      }
    }
    return originals;
  }
}
