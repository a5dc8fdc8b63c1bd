package io.github.wasmsplit.optimize;

import static java.util.Objects.requireNonNull;

import com.google.common.io.MoreFiles;
import com.google.common.io.RecursiveDeleteOption;
import io.github.wasmsplit.api.WasmOpt;
import io.github.wasmsplit.bytes.Blob;
import io.github.wasmsplit.concurrent.Parallel;
import io.github.wasmsplit.diag.Diagnostic;
import io.github.wasmsplit.diag.InputException;
import io.github.wasmsplit.diag.OutputException;
import io.github.wasmsplit.diag.Place;
import io.github.wasmsplit.read.ModuleReader;
import io.github.wasmsplit.wasm.WasmModule;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** Runs wasm-opt on each output by itself, several at a time. */
public final class Optimizer {
  /** What would be right for a whole program only, and cannot be found by looking at the result. */
  private static final Pattern WHOLE_PROGRAM =
      Pattern.compile("--?(closed-world|cw|minify-imports.*)");

  private final WasmOpt tool;
  private final List<String> options;
  private final List<String> names = new ArrayList<>();
  private final Map<String, Blob> inputs;
  private final Path work;

  private Optimizer(WasmOpt tool, List<String> options, Map<String, Blob> inputs, Path work) {
    this.tool = tool;
    this.options = options;
    this.inputs = inputs;
    this.work = work;
    names.addAll(inputs.keySet());
    // The largest takes longest: it must not be the last to begin.
    Comparator<String> bySize = Comparator.comparing(n -> -requireNonNull(inputs.get(n)).length());
    names.sort(bySize.thenComparing(n -> n));
  }

  /**
   * Optimizes.
   *
   * @param options options of wasm-opt, without those for features and names
   * @param inputs outputs of one split by name
   * @param folder a place for wasm-opt's files, all of which are deleted again
   * @param threads how many processes may run at a time
   * @return the same names with other contents
   * @throws InputException if wasm-opt fails, or an option would break outputs that are linked with
   *     each other
   */
  public static Map<String, Blob> optimize(
      WasmOpt tool,
      List<String> options,
      Map<String, Blob> inputs,
      Path folder,
      int threads,
      Parallel parallel) {
    for (String option : options) {
      if (WHOLE_PROGRAM.matcher(option).matches()) {
        throw new InputException(
            Diagnostic.error(
                    "wasm-opt-option",
                    "The option " + option + " of wasm-opt is for whole programs.")
                .advise(
                    "Leave it out: the outputs of a split use each other's imports and exports."));
      }
    }
    try {
      Path work = Files.createTempDirectory(folder, "optimize-");
      try {
        return new Optimizer(tool, options, inputs, work).run(threads, parallel);
      } finally {
        // The secure form is missing on some systems; nobody else writes to this folder.
        MoreFiles.deleteRecursively(work, RecursiveDeleteOption.ALLOW_INSECURE);
      }
    } catch (IOException e) {
      throw new OutputException(
          Diagnostic.error(
                  "unwritable", "A file for wasm-opt cannot be written: " + e.getMessage() + ".")
              .at(Place.file(folder.toString()))
              .advise("Check the rights of the output folder and the space left."),
          e);
    }
  }

  private Map<String, Blob> run(int threads, Parallel parallel) {
    List<String> flags = flags();
    int cores = Math.max(1, threads / names.size());
    Map<String, Blob> made = new HashMap<>();
    parallel.forEach(
        names.size(),
        i -> {
          Blob contents = run(names.get(i), i, flags, cores);
          synchronized (made) {
            made.put(names.get(i), contents);
          }
        });
    Map<String, Blob> ordered = new LinkedHashMap<>();
    inputs.keySet().forEach(name -> ordered.put(name, made.get(name)));
    return ordered;
  }

  private List<String> flags() {
    FeatureFlags features = new FeatureFlags();
    boolean named = false;
    for (Map.Entry<String, Blob> input : inputs.entrySet()) {
      WasmModule module = ModuleReader.read(input.getValue().slice(input.getKey()));
      features.add(module);
      named |= module.custom("name").isPresent();
    }
    List<String> flags = new ArrayList<>(features.options());
    if (named) {
      flags.add("-g");
    }
    flags.addAll(options);
    return flags;
  }

  private Blob run(String name, int number, List<String> flags, int cores) {
    Path from = work.resolve(number + ".in.wasm");
    Path to = work.resolve(number + ".out.wasm");
    List<String> command = new ArrayList<>(List.of(tool.executable().toString()));
    command.addAll(flags);
    command.addAll(List.of(from.toString(), "-o", to.toString()));
    try {
      requireNonNull(inputs.get(name)).writeTo(from);
      ToolRun run = ToolRun.of(command, Map.of("BINARYEN_CORES", Integer.toString(cores)));
      if (run.exitCode() != 0 || !Files.isRegularFile(to)) {
        throw new InputException(failed(name, run));
      }
      return Blob.read(to);
    } catch (IOException e) {
      throw new InputException(failed(name, new ToolRun(1, String.valueOf(e.getMessage()))), e);
    }
  }

  private Diagnostic failed(String name, ToolRun run) {
    String said = run.output().strip().lines().findFirst().orElse("it says nothing");
    String advice =
        tool.ageAdvice()
            .orElse("Look at the options that it was given: " + String.join(" ", options) + ".");
    return Diagnostic.error(
            "wasm-opt-failed",
            tool.executable() + " ended with " + run.exitCode() + ": " + shortened(said) + ".")
        .at(Place.file(name))
        .advise(advice);
  }

  private static String shortened(String text) {
    return text.length() <= 200 ? text : text.substring(0, 200) + "…";
  }
}
