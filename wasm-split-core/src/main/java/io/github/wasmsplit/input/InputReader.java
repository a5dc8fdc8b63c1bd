package io.github.wasmsplit.input;

import io.github.wasmsplit.concurrent.Parallel;
import io.github.wasmsplit.diag.Diagnostic;
import io.github.wasmsplit.diag.InputException;
import io.github.wasmsplit.diag.LinkException;
import io.github.wasmsplit.diag.Place;
import io.github.wasmsplit.diag.UnsupportedException;
import io.github.wasmsplit.program.UserSections;
import io.github.wasmsplit.read.LinkingReader;
import io.github.wasmsplit.read.ModuleReader;
import io.github.wasmsplit.read.NameReader;
import io.github.wasmsplit.read.ProducersReader;
import io.github.wasmsplit.read.RelocationReader;
import io.github.wasmsplit.wasm.Import;
import io.github.wasmsplit.wasm.WasmModule;
import io.github.wasmsplit.wasm.linking.Linking;
import io.github.wasmsplit.wasm.linking.Relocations;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Future;
import java.util.stream.Collectors;

/** Reads the inputs and tells what is missing, with the flag that would have put it there. */
public final class InputReader {
  private static final Set<String> ORIGINAL_SECTIONS = Set.of("linking", "name", "producers");
  private static final Set<String> BINDGENED_SECTIONS = Set.of("name", "producers");
  private static final String EMIT_RELOCS =
      "Link with -C link-args=--emit-relocs (RUSTFLAGS), and pass the file that cargo wrote,"
          + " not one"
          + " that another tool has processed.";

  private InputReader() {}

  private record Modules(WasmModule original, WasmModule bindgened) {}

  /**
   * Reads the wasm files and wasm-bindgen's JS, side by side, and pages. If several are bad, a wasm
   * file is told first.
   *
   * @param js the JS as the user named it; if empty, it is looked for beside {@code bindgened}
   * @param pages HTML files
   * @throws io.github.wasmsplit.diag.WasmSplitException if one is missing, damaged, or does not fit
   *     its role
   */
  public static Inputs read(
      Path original, Path bindgened, Optional<Path> js, List<Path> pages, Parallel parallel) {
    Modules modules = modules(original, bindgened, parallel);
    Future<Optional<GlueFiles>> glue =
        parallel.start(() -> GlueFiles.find(bindgened, js, modulesOf(modules.bindgened())));
    WasmFiles wasm = wasm(modules, parallel);
    Optional<GlueFiles> found = Parallel.join(glue);
    List<SourceFile> read = pages.stream().map(SourceFile::readPage).toList();
    ReadFiles sources = found.map(GlueFiles::sources).orElse(ReadFiles.NONE).with(pages);
    return new Inputs(wasm, found, read, sources.with(List.of(original, bindgened)));
  }

  /**
   * Reads the wasm files only, side by side.
   *
   * @throws io.github.wasmsplit.diag.WasmSplitException if one is missing, damaged, or does not fit
   *     its role
   */
  public static WasmFiles read(Path original, Path bindgened, Parallel parallel) {
    return wasm(modules(original, bindgened, parallel), parallel);
  }

  private static Set<String> modulesOf(WasmModule module) {
    return module.imports().stream().map(Import::module).collect(Collectors.toSet());
  }

  private static Modules modules(Path original, Path bindgened, Parallel parallel) {
    Future<WasmModule> other =
        parallel.start(() -> ModuleReader.read(bindgened, InputReader::isReadOfBindgened));
    WasmModule first = ModuleReader.read(original, InputReader::isRead);
    WasmModule second = Parallel.join(other);
    checkRoles(first, second);
    return new Modules(first, second);
  }

  private static WasmFiles wasm(Modules modules, Parallel parallel) {
    WasmModule first = modules.original();
    WasmModule second = modules.bindgened();
    Future<List<String>> bindgenedNames =
        parallel.start(
            () -> names(second, "wasm-bindgen with --keep-debug, without --remove-name-section"));
    Future<List<String>> originalNames =
        parallel.start(() -> names(first, "cargo with strip = false (or \"none\")"));
    Linking linking =
        LinkingReader.read(first).orElseThrow(() -> noRelocations(first, "linking section"));
    Relocations code =
        RelocationReader.code(first)
            .orElseThrow(() -> noRelocations(first, "relocations of its code (reloc.CODE)"));
    Relocations data = RelocationReader.data(first).orElse(Relocations.NONE);
    RelocationReader.checkOthers(first);
    return new WasmFiles(
        first,
        linking,
        code,
        data,
        Parallel.join(originalNames),
        second,
        Parallel.join(bindgenedNames));
  }

  private static boolean isRead(String customOfOriginal) {
    return ORIGINAL_SECTIONS.contains(customOfOriginal) || RelocationReader.reads(customOfOriginal);
  }

  private static boolean isReadOfBindgened(String custom) {
    return BINDGENED_SECTIONS.contains(custom) || UserSections.isKept(custom);
  }

  private static void checkRoles(WasmModule original, WasmModule bindgened) {
    boolean originalBound = ProducersReader.processedBy(original, "wasm-bindgen").isPresent();
    boolean bindgenedBound = ProducersReader.processedBy(bindgened, "wasm-bindgen").isPresent();
    boolean unbound = bindgened.custom("__wasm_bindgen_unstable").isPresent();
    if (sameContents(original, bindgened)) {
      throw new InputException(
          Diagnostic.error("same-file", "Both inputs are the same file.")
              .at(Place.file(bindgened.file()))
              .advise(
                  "The first is the linker's output, the second is what wasm-bindgen made of it"
                      + " (…_bg.wasm)."));
    }
    if (originalBound && (!bindgenedBound || unbound)) {
      throw new InputException(
          Diagnostic.error(
                  "swapped-inputs",
                  "The inputs are in the wrong order: this one comes from wasm-bindgen.")
              .at(Place.file(original.file()))
              .advise("Name the linker's output first, then wasm-bindgen's."));
    }
    if (unbound) {
      throw new InputException(
          Diagnostic.error("not-bindgened", "wasm-bindgen has not processed this file.")
              .at(Place.file(bindgened.file()))
              .advise(
                  "Run wasm-bindgen --target web --keep-debug --keep-lld-exports --no-demangle"
                      + " on the"
                      + " linker's output and pass its …_bg.wasm."));
    }
    if (originalBound) {
      throw new InputException(
          Diagnostic.error("original-bindgened", "Both inputs come from wasm-bindgen.")
              .at(Place.file(original.file()))
              .advise(
                  "The first input must be the linker's output: cargo's file in"
                      + " target/wasm32-unknown-unknown/…."));
    }
    checkLinked(original);
  }

  private static boolean sameContents(WasmModule a, WasmModule b) {
    return a.codeSection().sameBytes(b.codeSection())
        && a.dataSection().sameBytes(b.dataSection())
        && a.imports().equals(b.imports())
        && a.exports().equals(b.exports())
        && a.customs().size() == b.customs().size();
  }

  private static void checkLinked(WasmModule original) {
    for (Import i : original.imports()) {
      if (i.module().equals("env") && i.name().equals("__linear_memory")) {
        throw new InputException(
            Diagnostic.error(
                    "relocatable-object", "This is a relocatable object that has not been linked.")
                .at(Place.file(original.file()))
                .advise(
                    "Pass the linked program: crate-type cdylib or a binary, not a .o or .rlib."));
      }
    }
    if (original.custom("dylink.0").isPresent()) {
      throw new UnsupportedException(
          Diagnostic.error("shared-library", "This is a shared library.")
              .at(Place.file(original.file()).inSection("dylink.0"))
              .advise("Link without -shared."));
    }
  }

  private static List<String> names(WasmModule module, String tool) {
    return NameReader.functionNames(module)
        .orElseThrow(
            () ->
                new LinkException(
                    Diagnostic.error("no-names", "The file has no function names.")
                        .at(Place.file(module.file()).inSection("name"))
                        .advise(
                            "Build it by "
                                + tool
                                + "; names are needed to split, and left out after.")));
  }

  private static LinkException noRelocations(WasmModule module, String what) {
    return new LinkException(
        Diagnostic.error("no-relocations", "The file has no " + what + ".")
            .at(Place.file(module.file()))
            .advise(EMIT_RELOCS));
  }
}
