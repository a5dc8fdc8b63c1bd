package io.github.wasmsplit.describe;

import io.github.wasmsplit.api.OutputFile.Kind;
import io.github.wasmsplit.bytes.Digests;
import io.github.wasmsplit.diag.Diagnostic;
import io.github.wasmsplit.emit.Emission;
import io.github.wasmsplit.emit.EmittedModule;
import io.github.wasmsplit.glue.Glue;
import io.github.wasmsplit.glue.GlueFile;
import io.github.wasmsplit.loader.LoaderEntry;
import io.github.wasmsplit.loader.LoaderModel;
import io.github.wasmsplit.loader.LoaderModule;
import io.github.wasmsplit.loader.LoaderTypes;
import io.github.wasmsplit.loader.LoaderUnit;
import io.github.wasmsplit.loader.LoaderWriter;
import io.github.wasmsplit.output.DescribedOutput;
import io.github.wasmsplit.output.Description;
import io.github.wasmsplit.output.FileNames;
import io.github.wasmsplit.plan.Output;
import io.github.wasmsplit.plan.SplitPlan;
import io.github.wasmsplit.program.Abi;
import io.github.wasmsplit.program.LoaderImport;
import io.github.wasmsplit.program.Markers;
import io.github.wasmsplit.program.UserSections;
import io.github.wasmsplit.runtime.HashedName;
import io.github.wasmsplit.runtime.Manifest;
import io.github.wasmsplit.runtime.ManifestJson;
import io.github.wasmsplit.runtime.SplitFile;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/** Names the outputs and writes all that is not wasm: manifest, loader, wasm-bindgen's files. */
public final class Describer {
  private static final int NO_UNIT = -1;

  private final SplitPlan plan;
  private final Emission emission;
  private final Markers markers;
  private final String mainName;
  private final Digests[] digests;
  private final String[] fileNames;
  private final List<Diagnostic> diagnostics = new ArrayList<>();

  private Describer(SplitPlan plan, Emission emission, String mainName) {
    this.plan = plan;
    this.emission = emission;
    this.markers = plan.program().markers();
    this.mainName = mainName;
    this.digests = new Digests[plan.outputCount()];
    this.fileNames = new String[plan.outputCount()];
    for (int o = 0; o < digests.length; o++) {
      digests[o] = emission.modules().get(o).digests();
    }
  }

  /**
   * Describes.
   *
   * @param mainName file name of main
   * @param bindgen wasm-bindgen's files
   */
  public static Description describe(
      SplitPlan plan, Emission emission, String mainName, Glue bindgen) {
    return new Describer(plan, emission, mainName).describe(bindgen);
  }

  private Description describe(Glue bindgen) {
    nameFiles();
    List<DescribedOutput> files = new ArrayList<>();
    for (int o = 0; o < fileNames.length; o++) {
      if (fileNames[o] != null) {
        Kind kind = o == 0 ? Kind.MAIN : plan.isChunk(o) ? Kind.CHUNK : Kind.MODULE;
        EmittedModule module = emission.modules().get(o);
        files.add(new DescribedOutput(fileNames[o], kind, module.bytes(), digests[o].integrity()));
      }
    }
    LoaderModel loader = loader(bindgen);
    files.add(DescribedOutput.of(FileNames.LOADER, Kind.LOADER, LoaderWriter.write(loader)));
    // Who keeps wasm-bindgen from writing declarations wants none of the loader either.
    if (bindgen.hasTypes()) {
      String types = LoaderTypes.write(loader.modules());
      files.add(DescribedOutput.of(FileNames.LOADER_TYPES, Kind.LOADER_TYPES, types));
    }
    List<GlueFile> bindgenFiles = bindgen.files(emission.mainNames());
    bindgenFiles.forEach(f -> files.add(DescribedOutput.of(f.name(), Kind.BINDGEN, f.content())));
    if (bindgenFiles.isEmpty()) {
      diagnostics.add(
          Diagnostic.warning(
              "no-js",
              "No JS of wasm-bindgen lies beside the bindgened file, so none was copied: the output"
                  + " folder is not complete. Name it if there is one."));
    }
    List<SplitFile> others =
        files.stream().filter(f -> isOther(f.kind())).map(DescribedOutput::listed).toList();
    String manifest = ManifestJson.write(manifest(bindgen.jsName(), others));
    files.add(DescribedOutput.of(FileNames.MANIFEST, Kind.MANIFEST, manifest));
    return new Description(emission.buildId(), files, fetched(loader), manifest, diagnostics());
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

  private void nameFiles() {
    fileNames[0] = mainName;
    int chunks = 0;
    for (int o = 1; o < fileNames.length; o++) {
      boolean empty = emission.modules().get(o).empty();
      if (plan.isChunk(o)) {
        fileNames[o] = empty ? null : hashedChunk(++chunks, o);
      } else {
        String name = markers.modules().get(o - 1);
        fileNames[o] =
            empty ? null : HashedName.ofModule(o, name, digests[o].shortHash()).fileName();
      }
    }
  }

  private String hashedChunk(int number, int output) {
    String hash = digests[output].shortHash();
    return HashedName.ofChunk(number, plan.nameOfChunk(output), hash).fileName();
  }

  private LoaderModel loader(Glue bindgen) {
    int[] unitOf = new int[fileNames.length];
    List<LoaderUnit> units = new ArrayList<>();
    int next = 0;
    for (int o = 0; o < unitOf.length; o++) {
      unitOf[o] = o == 0 || fileNames[o] == null ? NO_UNIT : next++;
    }
    for (int o = 1; o < unitOf.length; o++) {
      if (unitOf[o] != NO_UNIT) {
        units.add(
            new LoaderUnit(
                fileNames[o],
                digests[o].integrity(),
                emission.modules().get(o).bytes().length,
                units(plan.dependencies(o), unitOf)));
      }
    }
    List<LoaderModule> modules = new ArrayList<>();
    for (int m = 0; m < markers.modules().size(); m++) {
      int output = plan.outputOfModule(m);
      OptionalInt unit =
          unitOf[output] == NO_UNIT ? OptionalInt.empty() : OptionalInt.of(unitOf[output]);
      modules.add(new LoaderModule(markers.modules().get(m), unit, units(closure(output), unitOf)));
    }
    List<LoaderEntry> entries = entries(modules);
    return new LoaderModel(
        emission.buildId(),
        Abi.BUILD_ID,
        Abi.SELF,
        emission.functionTable(),
        Abi.IMPORT_MODULE,
        bindgen.jsName(),
        units,
        modules,
        entries,
        bindgen.namesLoads(emission.mainNames()));
  }

  private List<LoaderEntry> entries(List<LoaderModule> modules) {
    List<LoaderEntry> entries = new ArrayList<>();
    for (LoaderImport loader : markers.loaders()) {
      int module = markers.numberOf(loader.module());
      if (module < 0) {
        // The split points are gone, but the loader is still called: it has nothing to load.
        module = modules.size();
        modules.add(new LoaderModule(loader.module(), OptionalInt.empty(), List.of()));
      }
      entries.add(new LoaderEntry(loader.name(), module));
    }
    return entries;
  }

  private static List<Integer> units(Iterable<Integer> outputs, int[] unitOf) {
    List<Integer> units = new ArrayList<>();
    for (int output : outputs) {
      if (unitOf[output] != NO_UNIT) {
        units.add(unitOf[output]);
      }
    }
    return units;
  }

  /** All that an output needs beside itself, in the order of instantiation. */
  private List<Integer> closure(int output) {
    BitSet needed = plan.withDependencies(output);
    needed.clear(output);
    return plan.outputs().order().stream().map(Output::number).filter(needed::get).toList();
  }

  private static boolean isOther(Kind kind) {
    return kind == Kind.LOADER || kind == Kind.LOADER_TYPES || kind == Kind.BINDGEN;
  }

  private Manifest manifest(String jsName, List<SplitFile> others) {
    List<Manifest.Module> modules = new ArrayList<>();
    List<Manifest.Chunk> chunks = new ArrayList<>();
    for (int o = 1; o < fileNames.length; o++) {
      Optional<SplitFile> file = listed(o);
      if (!plan.isChunk(o)) {
        modules.add(module(o, file));
      } else if (file.isPresent()) {
        Optional<String> name = Optional.of(plan.nameOfChunk(o)).filter(n -> !n.isEmpty());
        chunks.add(new Manifest.Chunk(name, file.get(), names(plan.dependencies(o))));
      }
    }
    return new Manifest(
        emission.buildId(),
        FileNames.LOADER,
        Optional.of(jsName).filter(n -> !n.isEmpty()),
        listed(0).orElseThrow(),
        modules,
        chunks,
        others);
  }

  private Manifest.Module module(int output, Optional<SplitFile> file) {
    String name = markers.modules().get(output - 1);
    List<Manifest.SplitPoint> points =
        markers.splitPoints().stream()
            .filter(p -> p.module().equals(name))
            .map(p -> new Manifest.SplitPoint(p.function(), p.importName(), p.exportName()))
            .toList();
    return new Manifest.Module(name, file, names(closure(output)), points);
  }

  private Optional<SplitFile> listed(int output) {
    return Optional.ofNullable(fileNames[output])
        .map(
            name ->
                new SplitFile(
                    name,
                    emission.modules().get(output).bytes().length,
                    digests[output].integrity()));
  }

  private List<String> names(List<Integer> outputs) {
    return outputs.stream().map(o -> fileNames[o]).filter(n -> n != null).toList();
  }
}
