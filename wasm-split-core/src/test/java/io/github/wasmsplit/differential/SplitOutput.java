package io.github.wasmsplit.differential;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.wasmsplit.WasmSplit;
import io.github.wasmsplit.api.SplitRequest;
import io.github.wasmsplit.api.SplitResult;
import io.github.wasmsplit.fixture.BuiltProgram;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import run.endive.wasm.Parser;
import run.endive.wasm.WasmModule;
import run.endive.wasm.types.ExternalType;
import run.endive.wasm.types.FunctionBody;
import run.endive.wasm.types.OpCode;

/** The splitter's output, read back from the manifest. */
final class SplitOutput {
  private static final String GLUE = "bindgened.js";

  private final Path folder;
  private final byte[] runnable;
  private WasmModule unsplit;
  private final String mainFile;
  private final Map<String, List<String>> filesOfModule = new LinkedHashMap<>();
  private final Map<String, WasmModule> parsed = new HashMap<>();

  private SplitOutput(BuiltProgram program, Path folder, JsonNode manifest) {
    this.folder = folder;
    this.runnable = program.runnable();
    mainFile = manifest.get("main").get("file").asText();
    for (JsonNode module : manifest.get("modules")) {
      List<String> files = new ArrayList<>();
      module.get("chunks").forEach(chunk -> files.add(chunk.asText()));
      if (!module.get("file").isNull()) {
        files.add(module.get("file").asText());
      }
      filesOfModule.put(module.get("name").asText(), files);
    }
  }

  /** Splits a program and reads the outputs. */
  static SplitOutput split(
      BuiltProgram program, Path folder, Consumer<SplitRequest.Builder> options) {
    try {
      Path original = Files.write(folder.resolve("original.wasm"), program.original());
      Path bindgened = Files.write(folder.resolve("bindgened.wasm"), program.bindgened());
      Files.writeString(folder.resolve(GLUE), Glue.of(program));
      Path out = folder.resolve("out");
      SplitRequest.Builder request =
          SplitRequest.builder().original(original).bindgened(bindgened).outputDirectory(out);
      options.accept(request);
      SplitResult result = WasmSplit.split(request.build());
      return new SplitOutput(program, out, new ObjectMapper().readTree(result.manifestJson()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The program before the split, in a form that runs. */
  WasmModule unsplit() {
    if (unsplit == null) {
      unsplit = Parser.parse(runnable);
    }
    return unsplit;
  }

  WasmModule main() {
    return module(mainFile);
  }

  String mainFile() {
    return mainFile;
  }

  Path folder() {
    return folder;
  }

  Glue glue() {
    return glue(folder);
  }

  /** The JS of the program before the split. */
  Glue originalGlue() {
    return glue(folder.getParent());
  }

  private static Glue glue(Path folder) {
    try {
      return new Glue(Files.readString(folder.resolve(GLUE)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Files of a module in the order of instantiation, chunks first. */
  List<String> files(String module) {
    List<String> files = filesOfModule.get(module);
    if (files == null) {
      throw new AssertionError("manifest has no module " + module + ": " + filesOfModule);
    }
    return files;
  }

  /** Every file that some module needs, each once. */
  List<String> allFiles() {
    return filesOfModule.values().stream().flatMap(List::stream).distinct().toList();
  }

  /** Whether the code of a file has this i64 constant. */
  boolean contains(String file, long constant) {
    return constants(file).contains(constant);
  }

  /** All i64 constants in the code of a file. */
  Set<Long> constants(String file) {
    return Arrays.stream(module(file).codeSection().functionBodies())
        .flatMap(body -> body.instructions().stream())
        .filter(i -> i.opcode() == OpCode.I64_CONST)
        .map(i -> i.operand(0))
        .collect(Collectors.toSet());
  }

  /** For each function of a file, its first i64 constant, by its name in the name section. */
  Map<String, Long> firstConstants(String file) {
    WasmModule module = module(file);
    Map<String, Long> found = new HashMap<>();
    int imported = module.importSection().count(ExternalType.FUNCTION);
    FunctionBody[] bodies = module.codeSection().functionBodies();
    for (int i = 0; i < bodies.length; i++) {
      int function = imported + i;
      bodies[i].instructions().stream()
          .filter(instruction -> instruction.opcode() == OpCode.I64_CONST)
          .findFirst()
          .ifPresent(c -> found.put(module.nameSection().nameOfFunction(function), c.operand(0)));
    }
    return found;
  }

  /** Names of the functions that a file defines, if it has a name section. */
  Set<String> functionNames(String file) {
    WasmModule module = module(file);
    int imported = module.importSection().count(ExternalType.FUNCTION);
    return IntStream.range(imported, imported + module.codeSection().functionBodyCount())
        .mapToObj(module.nameSection()::nameOfFunction)
        .collect(Collectors.toSet());
  }

  WasmModule module(String file) {
    return parsed.computeIfAbsent(file, f -> Parser.parse(folder.resolve(f)));
  }
}
