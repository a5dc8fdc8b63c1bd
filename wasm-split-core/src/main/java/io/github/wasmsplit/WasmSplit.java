package io.github.wasmsplit;

import io.github.wasmsplit.api.ExplainRequest;
import io.github.wasmsplit.api.FunctionPlacement;
import io.github.wasmsplit.api.NamesOption;
import io.github.wasmsplit.api.OptimizeRequest;
import io.github.wasmsplit.api.Page;
import io.github.wasmsplit.api.SealRequest;
import io.github.wasmsplit.api.SplitInputs;
import io.github.wasmsplit.api.SplitOutputs;
import io.github.wasmsplit.api.SplitRequest;
import io.github.wasmsplit.api.SplitResult;
import io.github.wasmsplit.api.WasmOpt;
import io.github.wasmsplit.check.ClosureCheck;
import io.github.wasmsplit.concurrent.Parallel;
import io.github.wasmsplit.describe.Describer;
import io.github.wasmsplit.diag.Stage;
import io.github.wasmsplit.emit.Emission;
import io.github.wasmsplit.emit.Emitter;
import io.github.wasmsplit.glue.Glue;
import io.github.wasmsplit.glue.GlueReader;
import io.github.wasmsplit.glue.Renamable;
import io.github.wasmsplit.input.InputReader;
import io.github.wasmsplit.input.Inputs;
import io.github.wasmsplit.input.ReadFiles;
import io.github.wasmsplit.input.WasmFiles;
import io.github.wasmsplit.link.AssetNaming;
import io.github.wasmsplit.link.Linker;
import io.github.wasmsplit.optimize.WasmOptFinder;
import io.github.wasmsplit.output.Description;
import io.github.wasmsplit.page.PageSource;
import io.github.wasmsplit.page.Pages;
import io.github.wasmsplit.plan.CompressedSize;
import io.github.wasmsplit.plan.Planner;
import io.github.wasmsplit.plan.SplitPlan;
import io.github.wasmsplit.program.Program;
import io.github.wasmsplit.publish.Publisher;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Future;

/**
 * Splits a program: {@code read → link → plan → emit → check → describe → publish}, each step from
 * one immutable value to the next.
 *
 * <p>To cancel a run, interrupt the thread that called: it ends with a {@link
 * io.github.wasmsplit.diag.CancelledException}, code {@code cancelled}, within a fraction of a
 * second as a rule. The output folder has not changed then, the threads of the run have ended, and
 * the caller's thread is still interrupted. A run that is publishing already goes on to its end.
 */
public final class WasmSplit {
  private final SplitRequest request;
  private final SplitInputs inputs;
  private final SplitOutputs outputs;
  private final Stages stages;
  private final Parallel parallel;

  private WasmSplit(SplitRequest request, Parallel parallel) {
    this.request = request;
    this.inputs = request.inputs();
    this.outputs = request.outputs();
    this.stages = new Stages(request.run().listener());
    this.parallel = parallel;
  }

  /**
   * Splits a program and writes the outputs.
   *
   * @param request the inputs, where the outputs go, and how to plan them
   * @return what has been written, and warnings
   * @throws io.github.wasmsplit.diag.WasmSplitException if the inputs are bad or the output cannot
   *     be written; nothing in the output folder has changed then
   */
  public static SplitResult split(SplitRequest request) {
    return Cancellation.run(
        () -> {
          try (Parallel parallel = new Parallel(request.run().threads())) {
            return new WasmSplit(request, parallel).split();
          }
        });
  }

  /**
   * Explains the placement of functions, without writing anything.
   *
   * @param request the inputs, how to plan them, and which functions to look for
   * @return the functions, the largest first; empty if none has such a name
   * @throws io.github.wasmsplit.diag.WasmSplitException if the inputs are bad
   */
  public static List<FunctionPlacement> explain(ExplainRequest request) {
    return Cancellation.run(() -> ExplainRun.explain(request));
  }

  /**
   * Reads the split in a folder, as its manifest tells and its files are now. A publication that a
   * killed run has begun there is undone or finished first.
   *
   * @param directory a folder that a split was published to
   * @return the split, without warnings
   * @throws io.github.wasmsplit.diag.InputException if the folder does not hold a split or a file
   *     of it is missing
   */
  public static SplitResult published(Path directory) {
    return Cancellation.run(() -> SealRun.published(directory));
  }

  /**
   * Makes names, digests, ids, loader and manifest anew after a later tool has changed the outputs,
   * and publishes the result in their place. Outputs that do not fit together are refused. Sealing
   * again changes nothing.
   *
   * @param request the folder, and what to compare it with
   * @return the split as it is published now
   * @throws io.github.wasmsplit.diag.WasmSplitException if the folder holds no split, an output
   *     does not fit, or the result cannot be written; nothing in the folder has changed then
   */
  public static SplitResult seal(SealRequest request) {
    return Cancellation.run(() -> SealRun.seal(request));
  }

  /**
   * Runs wasm-opt on each output of a split, checks and seals.
   *
   * @param request the split, the wasm-opt to run, and its options
   * @return the split as it is published now
   * @throws io.github.wasmsplit.diag.WasmSplitException as {@link #seal}, and if wasm-opt fails
   */
  public static SplitResult optimize(OptimizeRequest request) {
    return Cancellation.run(() -> SealRun.optimize(request));
  }

  /**
   * Looks for wasm-opt in the folders of the environment variable {@code PATH}.
   *
   * @return the first one found; empty if there is none
   * @throws io.github.wasmsplit.diag.InputException if the one found there cannot be run
   */
  public static Optional<WasmOpt> findWasmOpt() {
    return WasmOptFinder.onPath();
  }

  /**
   * Asks a wasm-opt for its version.
   *
   * @param executable its path
   * @return the same with its version
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
   * @param name name of the file, for messages
   * @return estimated size in bytes
   * @throws io.github.wasmsplit.diag.WasmSplitException if it is not a module
   */
  public static long estimateCompressed(byte[] wasm, String name) {
    return CompressedSize.estimate(wasm, name);
  }

  /**
   * Measures a wasm file without its custom sections, which engines do not need.
   *
   * @param wasm a whole module
   * @param name name of the file, for messages
   * @return size in bytes
   * @throws io.github.wasmsplit.diag.WasmSplitException if it is not a module
   */
  public static long sizeWithoutCustomSections(byte[] wasm, String name) {
    return CompressedSize.uncompressed(wasm, name);
  }

  private SplitResult split() {
    Inputs read = stages.run(Stage.READ, this::read);
    Program program = stages.run(Stage.LINK, () -> link(read.wasm()));
    // Needs no plan, and takes about as long as one.
    Future<Glue> reading =
        parallel.start(() -> GlueReader.read(read.glue(), program, outputs.mainName()));
    SplitPlan plan = stages.run(Stage.PLAN, () -> Planner.plan(program, request.plan()));
    Glue glue = Parallel.join(reading);
    Emission emission = stages.run(Stage.EMIT, () -> emit(plan, glue));
    stages.run(Stage.CHECK, () -> ClosureCheck.check(plan, emission, parallel));
    Description description =
        stages.run(
            Stage.DESCRIBE,
            () -> Describer.describe(plan, emission, outputs.mainName(), glue, pages(read)));
    description.diagnostics().forEach(stages.listener()::report);
    stages.run(Stage.PUBLISH, () -> publish(description, read.sources()));
    return description.result();
  }

  private Inputs read() {
    List<Path> pages = outputs.pages().stream().map(Page::file).toList();
    return InputReader.read(inputs.original(), inputs.bindgened(), inputs.js(), pages, parallel);
  }

  private Pages pages(Inputs read) {
    List<PageSource> sources = new ArrayList<>();
    for (int p = 0; p < read.pages().size(); p++) {
      sources.add(new PageSource(read.pages().get(p), outputs.pages().get(p).modules()));
    }
    return new Pages(sources, outputs.baseUrl());
  }

  private Program link(WasmFiles wasm) {
    Program program = Linker.link(wasm, request.allowUnsplit(), parallel);
    return outputs.nameAssets() ? AssetNaming.apply(program) : program;
  }

  private Emission emit(SplitPlan plan, Glue glue) {
    boolean names = outputs.names() == NamesOption.KEEP;
    Renamable renamable = names ? glue.renamable().withoutChanges() : glue.renamable();
    return Emitter.emit(plan, names, renamable, glue::digests, parallel);
  }

  private void publish(Description description, ReadFiles files) {
    int keepBuilds = outputs.keepBuilds();
    try (Publisher publisher = Publisher.openFor(description, outputs.directory(), files)) {
      parallel.uninterrupted(
          () -> publisher.publish(description, description.buildId(), keepBuilds));
    }
  }
}
