package io.github.wasmsplit.describe;

import io.github.wasmsplit.api.OutputFile.Kind;
import io.github.wasmsplit.diag.Diagnostic;
import io.github.wasmsplit.emit.Emission;
import io.github.wasmsplit.glue.Glue;
import io.github.wasmsplit.glue.GlueFile;
import io.github.wasmsplit.loader.LoaderModel;
import io.github.wasmsplit.loader.LoaderModule;
import io.github.wasmsplit.loader.LoaderNames;
import io.github.wasmsplit.loader.LoaderTypes;
import io.github.wasmsplit.loader.LoaderWriter;
import io.github.wasmsplit.output.DescribedOutput;
import io.github.wasmsplit.output.Description;
import io.github.wasmsplit.output.FileNames;
import io.github.wasmsplit.page.Pages;
import io.github.wasmsplit.page.PublishedPages;
import io.github.wasmsplit.plan.Output;
import io.github.wasmsplit.plan.SplitPlan;
import io.github.wasmsplit.program.Abi;
import io.github.wasmsplit.program.Markers;
import io.github.wasmsplit.program.UserSections;
import io.github.wasmsplit.runtime.Manifest;
import io.github.wasmsplit.runtime.ManifestJson;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Names the outputs and writes all that is not wasm: manifest, loader, wasm-bindgen's files. */
public final class Describer {
  private final SplitPlan plan;
  private final Emission emission;
  private final OutputFiles outputs;
  private final Glue glue;
  private final Markers markers;
  private final List<Diagnostic> diagnostics = new ArrayList<>();

  private Describer(SplitPlan plan, Emission emission, OutputFiles outputs, Glue glue) {
    this.plan = plan;
    this.emission = emission;
    this.outputs = outputs;
    this.glue = glue;
    this.markers = plan.program().markers();
  }

  /**
   * {@return all files of a split}
   *
   * @param mainName file name of main
   * @param glue wasm-bindgen's files
   * @param pages the author's pages
   */
  public static Description describe(
      SplitPlan plan, Emission emission, String mainName, Glue glue, Pages pages) {
    OutputFiles outputs = new OutputFiles(plan, emission, mainName);
    return new Describer(plan, emission, outputs, glue).describe(pages);
  }

  private Description describe(Pages pages) {
    List<DescribedOutput> files = new ArrayList<>(outputs.described());
    LoaderModel loader = loader();
    List<DescribedOutput> others = others(loader);
    files.addAll(others);
    PublishedPages published = pages.write(manifest(others));
    files.addAll(published.files());
    diagnostics.addAll(published.notes());
    String manifest = ManifestJson.write(published.manifest());
    files.add(DescribedOutput.of(FileNames.MANIFEST, Kind.MANIFEST, manifest));
    return new Description(emission.buildId(), files, fetched(loader), manifest, diagnostics());
  }

  /** The files that are neither wasm nor the manifest. */
  private List<DescribedOutput> others(LoaderModel loader) {
    List<DescribedOutput> files = new ArrayList<>();
    files.add(DescribedOutput.of(FileNames.LOADER, Kind.LOADER, LoaderWriter.write(loader)));
    // No declarations from wasm-bindgen: none for the loader either.
    if (glue.hasTypes()) {
      String types = LoaderTypes.write(loader.modules());
      files.add(DescribedOutput.of(FileNames.LOADER_TYPES, Kind.LOADER_TYPES, types));
    }
    List<GlueFile> glueFiles = glue.files(emission.mainNames());
    glueFiles.forEach(f -> files.add(DescribedOutput.of(f.name(), Kind.BINDGEN, f.contents())));
    if (glueFiles.isEmpty()) {
      diagnostics.add(
          Diagnostic.warning(
              "no-js",
              "No JS of wasm-bindgen lies beside the bindgened file, so none was copied: the output"
                  + " folder is not complete. Name it if there is one."));
    }
    return files;
  }

  private static Map<String, List<String>> fetched(LoaderModel loader) {
    Map<String, List<String>> fetched = new LinkedHashMap<>();
    for (LoaderModule module : loader.modules()) {
      List<String> files = new ArrayList<>();
      module.chunks().forEach(unit -> files.add(loader.units().get(unit).file()));
      module.unit().ifPresent(unit -> files.add(loader.units().get(unit).file()));
      fetched.put(module.name(), files);
    }
    return fetched;
  }

  private List<Diagnostic> diagnostics() {
    for (String orphan : markers.orphanExports()) {
      diagnostics.add(
          Diagnostic.warning(
              "orphan-export",
              "Nothing calls the split point of the export " + orphan + ", so it was left out."));
    }
    diagnostics.addAll(UserSections.leftOut(plan.program().module()));
    AssetAdvice.of(plan.program()).ifPresent(diagnostics::add);
    return List.copyOf(diagnostics);
  }

  private LoaderModel loader() {
    LoaderParts parts = new LoaderParts(plan, outputs);
    return new LoaderModel(
        emission.mainId(),
        new LoaderNames(Abi.MAIN_ID, Abi.SELF, emission.functionTable(), Abi.IMPORT_MODULE),
        glue.jsName(),
        parts.units(),
        parts.modules(),
        parts.entries(),
        glue.namesLoads(emission.mainNames()));
  }

  private Manifest manifest(List<DescribedOutput> others) {
    return new Manifest(
        emission.buildId(),
        new Manifest.Scripts(
            FileNames.LOADER, Optional.of(glue.jsName()).filter(n -> !n.isEmpty())),
        outputs.of(plan.outputs().main()).orElseThrow(),
        plan.outputs().modules().stream().map(this::module).toList(),
        plan.outputs().chunks().stream().flatMap(c -> chunk(c).stream()).toList(),
        others.stream().map(DescribedOutput::listed).toList(),
        List.of());
  }

  private Manifest.Module module(Output module) {
    List<Manifest.SplitPoint> points =
        markers.splitPoints().stream()
            .filter(p -> p.module().equals(module.name()))
            .map(p -> new Manifest.SplitPoint(p.function(), p.importName(), p.exportName()))
            .toList();
    List<String> chunks = outputs.names(plan.loadedBefore(module));
    return new Manifest.Module(module.name(), outputs.of(module), chunks, points);
  }

  private Optional<Manifest.Chunk> chunk(Output chunk) {
    Optional<String> name = Optional.of(chunk.name()).filter(n -> !n.isEmpty());
    List<String> chunks = outputs.names(plan.dependencies(chunk));
    return outputs.of(chunk).map(file -> new Manifest.Chunk(name, file, chunks));
  }
}
