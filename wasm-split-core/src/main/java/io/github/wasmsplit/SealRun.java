package io.github.wasmsplit;

import io.github.wasmsplit.api.OptimizeRequest;
import io.github.wasmsplit.api.SealRequest;
import io.github.wasmsplit.api.SplitResult;
import io.github.wasmsplit.bytes.Blob;
import io.github.wasmsplit.concurrent.Parallel;
import io.github.wasmsplit.diag.SealException;
import io.github.wasmsplit.diag.SplitListener;
import io.github.wasmsplit.diag.Stage;
import io.github.wasmsplit.optimize.Optimizer;
import io.github.wasmsplit.output.Description;
import io.github.wasmsplit.publish.Publisher;
import io.github.wasmsplit.seal.PublishedSplit;
import io.github.wasmsplit.seal.Sealer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/** Seals a split that a later tool has changed: {@code read → check → publish}. */
final class SealRun {
  private final Stages stages;
  private final Parallel parallel;

  private SealRun(SplitListener listener, Parallel parallel) {
    this.stages = new Stages(listener);
    this.parallel = parallel;
  }

  static SplitResult published(Path directory) {
    Publisher.recover(directory);
    return PublishedSplit.read(directory).description().result();
  }

  static SplitResult seal(SealRequest request) {
    try (Parallel parallel = new Parallel(request.run().threads());
        Publisher publisher = open(request.directory())) {
      SealRun run = new SealRun(request.run().listener(), parallel);
      PublishedSplit split =
          run.stages.run(Stage.READ, () -> PublishedSplit.read(request.directory()));
      Optional<PublishedSplit> before = request.before().map(PublishedSplit::readUnchanged);
      return run.finish(split, before, publisher, request.keepBuilds());
    }
  }

  static SplitResult optimize(OptimizeRequest request) {
    Publisher.recover(request.source());
    try (Parallel parallel = new Parallel(request.run().threads());
        Publisher publisher = Publisher.open(request.directory())) {
      SealRun run = new SealRun(request.run().listener(), parallel);
      PublishedSplit before =
          run.stages.run(Stage.READ, () -> PublishedSplit.readUnchanged(request.source()));
      Map<String, Blob> made =
          run.stages.run(
              Stage.OPTIMIZE,
              () ->
                  Optimizer.optimize(
                      request.wasmOpt(),
                      request.options(),
                      before.wasm(),
                      publisher.workFolder(),
                      request.run().threads(),
                      parallel));
      try {
        return run.finish(before.with(made), Optional.of(before), publisher, request.keepBuilds());
      } catch (SealException e) {
        throw request.wasmOpt().ageAdvice().map(e::withAdvice).orElse(e);
      }
    }
  }

  /** Opens a folder that must hold a split. */
  private static Publisher open(Path directory) {
    if (!Files.isDirectory(directory)) {
      // Reports the missing file before anything is created.
      PublishedSplit.read(directory);
    }
    return Publisher.open(directory);
  }

  private SplitResult finish(
      PublishedSplit split, Optional<PublishedSplit> before, Publisher publisher, int keepBuilds) {
    Description sealed = stages.run(Stage.CHECK, () -> Sealer.seal(split, before, parallel));
    stages.run(
        Stage.PUBLISH,
        () -> parallel.uninterrupted(() -> publisher.publish(sealed, split.buildId(), keepBuilds)));
    return sealed.result();
  }
}
