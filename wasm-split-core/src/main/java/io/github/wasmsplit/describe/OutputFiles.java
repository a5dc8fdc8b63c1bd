package io.github.wasmsplit.describe;

import io.github.wasmsplit.api.OutputFile.Kind;
import io.github.wasmsplit.bytes.Blob;
import io.github.wasmsplit.emit.Emission;
import io.github.wasmsplit.emit.EmittedModule;
import io.github.wasmsplit.output.DescribedOutput;
import io.github.wasmsplit.plan.Output;
import io.github.wasmsplit.plan.SplitPlan;
import io.github.wasmsplit.runtime.HashedName;
import io.github.wasmsplit.runtime.SplitFile;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The files that outputs become. An output that holds nothing becomes none. */
final class OutputFiles {
  private final Emission emission;
  private final Map<Output, SplitFile> files = new LinkedHashMap<>();

  /**
   * Names the files.
   *
   * @param mainName file name of main
   */
  OutputFiles(SplitPlan plan, Emission emission, String mainName) {
    this.emission = emission;
    int chunks = 0;
    for (Output output : plan.outputs().all()) {
      EmittedModule module = emission.module(output);
      if (!module.empty()) {
        String hash = module.digests().shortHash();
        String name =
            switch (output.kind()) {
              case MAIN -> mainName;
              case MODULE -> HashedName.ofModule(output.number(), output.name(), hash).fileName();
              case CHUNK -> HashedName.ofChunk(++chunks, output.name(), hash).fileName();
            };
        int bytes = module.bytes().length();
        files.put(output, new SplitFile(name, bytes, module.digests().integrity()));
      }
    }
  }

  /** {@return the outputs that have a file, main first} */
  Collection<Output> outputs() {
    return files.keySet();
  }

  /** {@return an output's file, if it has one} */
  Optional<SplitFile> of(Output output) {
    return Optional.ofNullable(files.get(output));
  }

  /** {@return the names of those files that there are} */
  List<String> names(Collection<Output> outputs) {
    return outputs.stream().flatMap(o -> of(o).stream()).map(SplitFile::name).toList();
  }

  /** {@return all files, main first} */
  List<DescribedOutput> described() {
    return files.entrySet().stream().map(e -> described(e.getKey(), e.getValue())).toList();
  }

  private DescribedOutput described(Output output, SplitFile file) {
    Blob bytes = emission.module(output).bytes();
    return new DescribedOutput(file.name(), kind(output), bytes, file.integrity());
  }

  private static Kind kind(Output output) {
    return switch (output.kind()) {
      case MAIN -> Kind.MAIN;
      case MODULE -> Kind.MODULE;
      case CHUNK -> Kind.CHUNK;
    };
  }
}
