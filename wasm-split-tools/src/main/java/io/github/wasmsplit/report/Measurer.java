package io.github.wasmsplit.report;

import io.github.wasmsplit.WasmSplit;
import io.github.wasmsplit.api.OutputFile;
import io.github.wasmsplit.api.SplitResult;
import io.github.wasmsplit.report.SizeReport.Fetch;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Measures the files of a split. */
final class Measurer {
  private final Path directory;
  private final List<Measure> measures;
  private final Map<String, Sizes> files = new LinkedHashMap<>();

  Measurer(Path directory, List<Measure> measures) {
    this.directory = directory;
    this.measures = measures;
  }

  SizeReport report(SplitResult result, Optional<Path> unsplit) throws IOException {
    List<OutputFile> served = result.files().stream().filter(Measurer::isServed).toList();
    List<Sizes> sizes = served.parallelStream().map(this::sizes).toList();
    for (int i = 0; i < served.size(); i++) {
      files.put(served.get(i).name(), sizes.get(i));
    }
    List<String> js = names(served, OutputFile.Kind.BINDGEN);
    List<String> start = new ArrayList<>(names(served, OutputFile.Kind.MAIN));
    start.addAll(names(served, OutputFile.Kind.LOADER));
    start.addAll(js);
    List<Fetch> modules = new ArrayList<>();
    result.modules().forEach((name, fetched) -> modules.add(fetch("use of " + name, fetched)));
    return new SizeReport(
        measures.stream().map(Measure::title).toList(),
        files,
        fetch("start", start),
        modules,
        unsplit.isPresent() ? Optional.of(unsplit(unsplit.get(), js)) : Optional.empty());
  }

  /** Declarations and the manifest are for tools. */
  private static boolean isServed(OutputFile file) {
    return file.kind() != OutputFile.Kind.MANIFEST
        && file.kind() != OutputFile.Kind.LOADER_TYPES
        && !file.name().endsWith(".d.ts");
  }

  private static List<String> names(List<OutputFile> files, OutputFile.Kind kind) {
    return files.stream().filter(f -> f.kind() == kind).map(OutputFile::name).toList();
  }

  private Fetch fetch(String when, List<String> names) {
    Sizes none = Sizes.none(measures.size());
    Sizes all = names.stream().map(n -> files.getOrDefault(n, none)).reduce(none, Sizes::plus);
    return new Fetch(when, all, names.size());
  }

  /** Its JS is taken to be as large as that of the split program. */
  private Fetch unsplit(Path program, List<String> js) throws IOException {
    byte[] content = Files.readAllBytes(program);
    long raw = WasmSplit.sizeWithoutCustomSections(content, program.toString());
    Fetch rest = fetch("unsplit", js);
    Sizes wasm = new Sizes(raw, measured(program, content));
    return new Fetch(rest.when(), rest.sizes().plus(wasm), rest.requests() + 1);
  }

  private Sizes sizes(OutputFile file) {
    try {
      Path path = directory.resolve(file.name());
      byte[] content = Files.readAllBytes(path);
      return new Sizes(content.length, measured(path, content));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private List<Long> measured(Path file, byte[] content) throws IOException {
    List<Long> sizes = new ArrayList<>();
    for (Measure measure : measures) {
      sizes.add(measure.size().of(file, content));
    }
    return sizes;
  }
}
