package io.github.wasmsplit;

import io.github.wasmsplit.api.FunctionPlacement;
import io.github.wasmsplit.api.NamesOption;
import io.github.wasmsplit.api.OptimizeRequest;
import io.github.wasmsplit.api.OutputFile;
import io.github.wasmsplit.api.SealRequest;
import io.github.wasmsplit.api.SplitRequest;
import io.github.wasmsplit.api.SplitResult;
import io.github.wasmsplit.api.WasmOpt;
import io.github.wasmsplit.check.ClosureCheck;
import io.github.wasmsplit.concurrent.Parallel;
import io.github.wasmsplit.describe.Describer;
import io.github.wasmsplit.diag.Diagnostic;
import io.github.wasmsplit.diag.SplitListener;
import io.github.wasmsplit.emit.Emission;
import io.github.wasmsplit.emit.Emitter;
import io.github.wasmsplit.glue.Glue;
import io.github.wasmsplit.glue.Renamable;
import io.github.wasmsplit.input.InputReader;
import io.github.wasmsplit.input.Inputs;
import io.github.wasmsplit.input.ReadFiles;
import io.github.wasmsplit.link.AssetNaming;
import io.github.wasmsplit.link.Linker;
import io.github.wasmsplit.names.RustNames;
import io.github.wasmsplit.optimize.WasmOptFinder;
import io.github.wasmsplit.output.DescribedOutput;
import io.github.wasmsplit.output.Description;
import io.github.wasmsplit.plan.CompressedSize;
import io.github.wasmsplit.plan.Planner;
import io.github.wasmsplit.plan.SplitPlan;
import io.github.wasmsplit.program.Program;
import io.github.wasmsplit.publish.Publisher;
import io.github.wasmsplit.why.Explainer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Future;
import java.util.function.Supplier;

/**
 * Splits a program: {@code read → link → plan → emit → check → describe → publish}, each step from
 * one immutable value to the next.
 */
public final class WasmSplit {
  private final SplitRequest request;
  private final SplitListener listener;
  private final Parallel parallel;

  private WasmSplit(SplitRequest request, Parallel parallel) {
    this.request = request;
    this.listener = request.listener();
    this.parallel = parallel;
  }

  /**
   * Splits a program and writes the outputs.
   *
   * @throws io.github.wasmsplit.diag.WasmSplitException where the inputs are bad or the output
   *     cannot be written; nothing in the output folder has changed then
   */
  public static SplitResult split(SplitRequest request) {
    try (Parallel parallel = new Parallel(request.threads())) {
      return new WasmSplit(request, parallel).split();
    }
  }

  /**
   * Tells where functions are, and why, without writing anything.
   *
   * @param name text that the names of the functions contain, as they are mangled or as their
   *     authors wrote them
   * @return the largest first
   * @throws io.github.wasmsplit.diag.WasmSplitException where the inputs are bad
   */
  public static List<FunctionPlacement> explain(SplitRequest request, String name) {
    try (Parallel parallel = new Parallel(request.threads())) {
      return new WasmSplit(request, parallel).explain(name);
    }
  }

  /**
   * What a folder holds of a split, as its manifest tells and its files are now. What a run that
   * was killed has begun there is undone or finished first.
   *
   * @throws io.github.wasmsplit.diag.InputException where the folder holds no split or a file of it
   *     is missing
   */
  public static SplitResult published(Path directory) {
    return SealRun.published(directory);
  }

  /**
   * Makes names, digests, build id, loader and manifest anew after a later tool has changed the
   * outputs, and publishes that in their place. What does not fit together is refused. Sealing
   * again changes nothing.
   *
   * @throws io.github.wasmsplit.diag.WasmSplitException where the folder holds no split, an output
   *     does not fit, or the result cannot be written; nothing in the folder has changed then
   */
  public static SplitResult seal(SealRequest request) {
    return SealRun.seal(request);
  }

  /**
   * Runs wasm-opt on each output of a split, checks and seals.
   *
   * @throws io.github.wasmsplit.diag.WasmSplitException as {@link #seal}, and where wasm-opt fails
   */
  public static SplitResult optimize(OptimizeRequest request) {
    return SealRun.optimize(request);
  }

  /**
   * Looks for wasm-opt in the folders of the environment variable {@code PATH}.
   *
   * @throws io.github.wasmsplit.diag.InputException if the one found there cannot be run
   */
  public static Optional<WasmOpt> findWasmOpt() {
    return WasmOptFinder.onPath();
  }

  /**
   * Asks a wasm-opt for its version.
   *
   * @param executable its path
   * @throws io.github.wasmsplit.diag.InputException if it cannot be run or is not wasm-opt
   */
  public static WasmOpt wasmOpt(Path executable) {
    return WasmOptFinder.at(executable);
  }

  /**
   * Estimates how large brotli would leave a wasm file, as the planner does, without compressing
   * it. Custom sections do not count.
   *
   * @param wasm a whole module
   * @param name of the file, for messages
   * @return bytes
   * @throws io.github.wasmsplit.diag.WasmSplitException where it is no module
   */
  public static long estimateCompressed(byte[] wasm, String name) {
    return CompressedSize.estimate(wasm, name);
  }

  /**
   * The size of a wasm file without its custom sections: what an engine needs of it.
   *
   * @param wasm a whole module
   * @param name of the file, for messages
   * @return bytes
   * @throws io.github.wasmsplit.diag.WasmSplitException where it is no module
   */
  public static long sizeWithoutCustomSections(byte[] wasm, String name) {
    return CompressedSize.uncompressed(wasm, name);
  }

  private List<FunctionPlacement> explain(String wanted) {
    Program program = link();
    SplitPlan plan = plan(program);
    Explainer explainer = new Explainer(plan);
    List<FunctionPlacement> placements = new ArrayList<>();
    int imported = program.module().importedFunctionCount();
    for (int f = imported; f < program.module().functionCount(); f++) {
      String symbol = program.functionName(f);
      String name = RustNames.demangle(symbol);
      if (symbol.contains(wanted) || name.contains(wanted)) {
        int bytes = program.module().code().get(f - imported).length();
        placements.add(
            new FunctionPlacement(
                symbol,
                name,
                RustNames.crateOf(name),
                bytes,
                explainer.placeOf(f),
                explainer.chainsTo(f)));
      }
    }
    placements.sort(Comparator.comparingInt(FunctionPlacement::bytes).reversed());
    return List.copyOf(placements);
  }

  private Program link() {
    Inputs inputs =
        stage("read", () -> InputReader.read(request.original(), request.bindgened(), parallel));
    return stage("link", () -> link(inputs));
  }

  private Program link(Inputs inputs) {
    Program program = Linker.link(inputs, request.allowUnsplit(), parallel);
    return request.nameAssets() ? AssetNaming.apply(program) : program;
  }

  private SplitPlan plan(Program program) {
    return stage("plan", () -> Planner.plan(program, request.plan()));
  }

  private SplitResult split() {
    Program program = link();
    Future<Glue> bindgen = parallel.start(() -> bindgen(program));
    SplitPlan plan = plan(program);
    boolean names = request.names() == NamesOption.KEEP;
    Renamable known = Parallel.join(bindgen).renamable();
    Renamable renamable = names ? known.withoutChanges() : known;
    Emission emission = stage("emit", () -> Emitter.emit(plan, names, renamable, parallel));
    stage("check", () -> check(plan, emission));
    Description description = stage("describe", () -> describe(plan, emission, bindgen));
    description.diagnostics().forEach(listener::report);
    ReadFiles inputs =
        Parallel.join(bindgen).sources().with(List.of(request.original(), request.bindgened()));
    stage("publish", () -> publish(description, emission.buildId(), inputs));
    return result(emission.buildId(), description);
  }

  private Void check(SplitPlan plan, Emission emission) {
    ClosureCheck.check(plan, emission, parallel);
    return null;
  }

  private Glue bindgen(Program program) {
    return Glue.of(program, request.bindgened(), request.js(), request.mainName());
  }

  private Description describe(SplitPlan plan, Emission emission, Future<Glue> bindgen) {
    return Describer.describe(plan, emission, request.mainName(), Parallel.join(bindgen));
  }

  private Void publish(Description description, String buildId, ReadFiles inputs) {
    Publisher.publish(
        description, buildId, request.outputDirectory(), inputs, request.keepBuilds());
    return null;
  }

  static SplitResult result(String buildId, Description description) {
    List<OutputFile> files = new ArrayList<>();
    for (DescribedOutput file : description.files()) {
      OutputFile.Kind kind = OutputFile.Kind.valueOf(file.kind().name());
      files.add(new OutputFile(file.name(), kind, file.bytes().length, file.integrity()));
    }
    List<Diagnostic> diagnostics = description.diagnostics();
    return new SplitResult(
        buildId, files, description.modules(), description.manifest(), diagnostics);
  }

  private <T> T stage(String name, Supplier<T> work) {
    return new Stages(listener).run(name, work);
  }
}
