package io.github.wasmsplit.glue;

import io.github.wasmsplit.bytes.Blob;
import io.github.wasmsplit.concurrent.Parallel;
import io.github.wasmsplit.diag.Diagnostic;
import io.github.wasmsplit.diag.InputException;
import io.github.wasmsplit.diag.Place;
import io.github.wasmsplit.input.GlueFiles;
import io.github.wasmsplit.input.SourceFile;
import io.github.wasmsplit.output.FileNames;
import io.github.wasmsplit.program.Abi;
import io.github.wasmsplit.program.MarkerName;
import io.github.wasmsplit.program.Program;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Finds the places in wasm-bindgen's JS that have to change for a split program, and those that
 * may.
 */
public final class GlueReader {
  private static final Pattern SCRIPT = Pattern.compile(".*\\.[mc]?[jt]sx?");

  private final GlueFiles files;
  private final GlueNames names;
  private final List<GlueFile> snippets = new ArrayList<>();
  private boolean snippetsLoad;

  /** Names in snippets that could be meant for exports of main, or be beginnings of such names. */
  private final Set<String> mentioned = new HashSet<>();

  private GlueReader(GlueFiles files, GlueNames names) {
    this.files = files;
    this.names = names;
  }

  /**
   * Reads the JS of a program. Needs no plan.
   *
   * @param files the JS and its companions, as they were read; empty if there is none
   * @param mainName file name of main
   * @throws io.github.wasmsplit.diag.WasmSplitException if the JS is not as expected: {@code
   *     InputException}, {@code UnsupportedException} for another target of wasm-bindgen's, {@code
   *     LinkException} if it lacks a place that has to be rewritten
   */
  public static Glue read(Optional<GlueFiles> files, Program program, String mainName) {
    GlueNames names = new GlueNames(mainName, FileNames.LOADER, program.markers().importModules());
    MainInterface main = MainInterface.of(program);
    Optional<GlueScripts> scripts = files.map(found -> read(found, names, main));
    return Glue.of(scripts, program.markers(), main.tableSpelled());
  }

  /** Reads the JS of a program of which only that interface matters. */
  static GlueScripts read(GlueFiles files, GlueNames names, MainInterface main) {
    return new GlueReader(files, names).read(main);
  }

  private GlueScripts read(MainInterface main) {
    SourceFile js = files.js();
    String name = js.path().getFileName().toString();
    if (name.equals(names.loader())) {
      throw new InputException(
          Diagnostic.error("js-name", "This JS has the name of the loader.")
              .at(Place.file(js.path().toString()))
              .advise("Give wasm-bindgen another --out-name."));
    }
    files.snippets().forEach(this::addSnippet);
    files.imported().forEach(this::addImported);
    String text = js.text();
    MainInterface known = main.without(export -> mentioned.stream().anyMatch(export::startsWith));
    Script script = new Rewriter(js.path(), text, names).rewrite(known);
    List<Declarations> types = new ArrayList<>();
    files.types().ifPresent(f -> types.add(types(f, f.path().getFileName().toString())));
    files.mainTypes().ifPresent(f -> types.add(types(f, names.main() + ".d.ts")));
    boolean spelled = known.tableSpelled() || text.contains(Abi.FUNCTION_TABLE);
    return new GlueScripts(name, script, types, snippets, spelled, snippetsLoad);
  }

  private static Declarations types(SourceFile file, String name) {
    return new Declarations(name, file.text()).without(MarkerName::isSplitExport);
  }

  private void addImported(String module, SourceFile file) {
    Parallel.checkCancelled();
    if (!names.placeholders().contains(module)) {
      mentioned.addAll(ExportUses.mentioned(file.lenientText()));
    }
  }

  private void addSnippet(String name, SourceFile file) {
    Parallel.checkCancelled();
    String text = file.lenientText();
    mentioned.addAll(ExportUses.mentioned(text));
    boolean loads =
        SCRIPT.matcher(name).matches() && names.placeholders().stream().anyMatch(text::contains);
    snippetsLoad |= loads;
    snippets.add(new GlueFile(name, loads ? rewritten(name, file) : file.contents()));
  }

  private Blob rewritten(String name, SourceFile file) {
    String toRoot = "../".repeat((int) name.chars().filter(c -> c == '/').count());
    return Blob.ofUtf8(new Rewriter(file.path(), file.text(), names).rewriteSnippet(toRoot));
  }
}
