package io.github.wasmsplit.glue;

import io.github.wasmsplit.diag.InputException;
import io.github.wasmsplit.diag.Place;
import io.github.wasmsplit.input.ReadFiles;
import io.github.wasmsplit.program.Abi;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Collects what wasm-bindgen wrote beside its wasm file. */
final class GlueFolder {
  private static final String SNIPPETS = "snippets";
  private static final Pattern SCRIPT = Pattern.compile(".*\\.[mc]?[jt]sx?");

  /** A split export, which main no longer has. */
  private static final Predicate<String> SPLIT_EXPORT =
      Pattern.compile("__wasm_split_00.*_export_[0-9a-f]{32}.*").asMatchPredicate();

  private final Path js;
  private final GlueNames names;
  private final List<Declarations> types = new ArrayList<>();
  private final List<GlueFile> snippets = new ArrayList<>();

  private final List<Path> sources = new ArrayList<>();
  private boolean snippetsLoad;

  /** Names in snippets that could be meant for exports of main, or be beginnings of such names. */
  private final Set<String> mentioned = new HashSet<>();

  GlueFolder(Path js, GlueNames names) {
    this.js = js;
    this.names = names;
  }

  GlueFiles read(MainInterface program) {
    String name = js.getFileName().toString();
    if (name.equals(names.loader())) {
      throw new InputException(
          "js-name",
          "This JS has the name of the loader.",
          Place.file(js.toString()),
          "Give wasm-bindgen another --out-name.");
    }
    sources.add(js);
    addSnippets();
    program.importModules().stream()
        .filter(module -> module.matches("\\.{1,2}/.*"))
        .filter(module -> !names.placeholders().contains(module))
        .forEach(this::addMentioned);
    String text = GlueJs.readText(js);
    MainInterface known =
        program.without(export -> mentioned.stream().anyMatch(export::startsWith));
    Script script = new Rewriter(js, text, names).rewrite(known);
    String stem = name.replaceFirst("\\.js$", "");
    addTypes(stem + ".d.ts", stem + ".d.ts");
    addTypes(stem + "_bg.wasm.d.ts", names.main() + ".d.ts");
    boolean spelled = known.tableSpelled() || text.contains(Abi.FUNCTION_TABLE);
    return new GlueFiles(
        name, script, List.copyOf(types), List.copyOf(snippets), sources(), spelled, snippetsLoad);
  }

  private ReadFiles sources() {
    return new ReadFiles(sources, List.of(js.resolveSibling(SNIPPETS)));
  }

  private void addTypes(String source, String target) {
    Path file = js.resolveSibling(source);
    if (Files.isRegularFile(file)) {
      sources.add(file);
      types.add(new Declarations(target, GlueJs.readText(file)).without(SPLIT_EXPORT));
    }
  }

  private void addSnippets() {
    Path folder = js.resolveSibling(SNIPPETS);
    if (!Files.isDirectory(folder)) {
      return;
    }
    try (Stream<Path> found = Files.walk(folder)) {
      Map<String, Path> byName = new TreeMap<>();
      found
          .filter(Files::isRegularFile)
          .forEach(file -> byName.put(SNIPPETS + "/" + slashed(folder.relativize(file)), file));
      for (Map.Entry<String, Path> snippet : byName.entrySet()) {
        addSnippet(snippet.getKey(), snippet.getValue());
      }
    } catch (IOException e) {
      throw GlueJs.unreadable(folder, e);
    }
  }

  /** JS of the user's that the program imports from, where it lies beside wasm-bindgen's. */
  private void addMentioned(String module) {
    try {
      Path file = js.resolveSibling(module);
      if (Files.isRegularFile(file) && !Files.isSameFile(file, js)) {
        String text = new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
        mentioned.addAll(ExportUses.mentioned(text));
      }
    } catch (InvalidPathException e) {
      // Then it is no file here.
    } catch (IOException e) {
      throw GlueJs.unreadable(js.resolveSibling(module), e);
    }
  }

  private static String slashed(Path relative) {
    return Stream.iterate(0, i -> i < relative.getNameCount(), i -> i + 1)
        .map(i -> relative.getName(i).toString())
        .collect(Collectors.joining("/"));
  }

  private void addSnippet(String name, Path file) throws IOException {
    sources.add(file);
    byte[] content = Files.readAllBytes(file);
    String text = new String(content, StandardCharsets.UTF_8);
    mentioned.addAll(ExportUses.mentioned(text));
    boolean rewritten =
        SCRIPT.matcher(name).matches() && names.placeholders().stream().anyMatch(text::contains);
    snippetsLoad |= rewritten;
    snippets.add(new GlueFile(name, rewritten ? rewritten(name, file) : content));
  }

  private byte[] rewritten(String name, Path file) {
    String toRoot = "../".repeat((int) name.chars().filter(c -> c == '/').count());
    return new Rewriter(file, GlueJs.readText(file), names)
        .rewriteSnippet(toRoot)
        .getBytes(StandardCharsets.UTF_8);
  }
}
