package io.github.wasmsplit.link;

import io.github.wasmsplit.concurrent.Parallel;
import io.github.wasmsplit.diag.Diagnostic;
import io.github.wasmsplit.diag.Place;
import io.github.wasmsplit.diag.UnsupportedException;
import io.github.wasmsplit.input.WasmFiles;
import io.github.wasmsplit.program.AssetPayload;
import io.github.wasmsplit.program.Data;
import io.github.wasmsplit.program.DataIntervals;
import io.github.wasmsplit.program.DependencyGraph;
import io.github.wasmsplit.program.Functions;
import io.github.wasmsplit.program.Markers;
import io.github.wasmsplit.program.MemoryImage;
import io.github.wasmsplit.program.Program;
import io.github.wasmsplit.program.SlotTable;
import io.github.wasmsplit.program.StandIns;
import io.github.wasmsplit.wasm.Export;
import io.github.wasmsplit.wasm.ExternalKind;
import io.github.wasmsplit.wasm.Immediates;
import io.github.wasmsplit.wasm.IndexSpace;
import io.github.wasmsplit.wasm.Memory;
import io.github.wasmsplit.wasm.WasmModule;
import java.util.List;
import java.util.stream.Stream;

/**
 * Carries the original's symbols and relocations over to bindgened.
 *
 * <ol>
 *   <li>place both programs' data in memory and check that it is the same;
 *   <li>cut it at the bounds of symbols;
 *   <li>match functions by name and prove the match, instruction by instruction;
 *   <li>fold identical functions;
 *   <li>resolve the references of code and data into a graph.
 * </ol>
 */
public final class Linker {
  private Linker() {}

  /**
   * Links a program that has split points.
   *
   * @throws io.github.wasmsplit.diag.WasmSplitException if the inputs do not fit together or use a
   *     feature that cannot be split
   */
  public static Program link(WasmFiles inputs, Parallel parallel) {
    return link(inputs, false, parallel);
  }

  /**
   * Links.
   *
   * @param allowUnsplit whether a program without split points will do
   * @throws io.github.wasmsplit.diag.WasmSplitException if the inputs do not fit together or use a
   *     feature that cannot be split
   */
  public static Program link(WasmFiles inputs, boolean allowUnsplit, Parallel parallel) {
    WasmModule bindgened = inputs.bindgened();
    checkSupported(bindgened);
    Markers markers =
        CommandExports.unwrap(
            MarkerReader.read(bindgened, allowUnsplit), bindgened, inputs.bindgenedNames());
    MemoryImage image = image(inputs);
    SymbolPlaces places = SymbolPlaces.of(inputs.original(), inputs.linking().symbols());
    List<AssetPayload> assets = AssetPayloadReader.read(inputs, image);
    DataIntervals intervals = DataIntervalsBuilder.build(places, image);
    RelocationProof proof = proof(inputs, places);
    SlotTable slots = SlotTableReader.read(bindgened);
    References[] references = new FunctionMatcher(inputs, proof, intervals, slots).match(parallel);
    checkSegmentInstructions(inputs, references);
    StandIns folding =
        IdenticalFunctions.find(bindgened, references, Folder.kept(bindgened, markers));
    Folder folder = new Folder(folding, bindgened.importedFunctionCount());
    References[] folded = folder.fold(references);
    SlotTable foldedSlots = folder.fold(slots);
    Markers foldedMarkers = folder.fold(markers);
    DataRelocations data = DataRelocations.read(inputs.data(), proof, intervals);
    DependencyGraph graph =
        new GraphBuilder(bindgened, intervals, foldedSlots).build(folded, data, foldedMarkers);
    return new Program(
        bindgened,
        new Functions(inputs.bindgenedNames(), immediates(folded), folding),
        foldedMarkers,
        new Data(image, inputs.linking().symbols(), intervals, assets),
        foldedSlots,
        graph,
        tableExported(bindgened, slots));
  }

  private static RelocationProof proof(WasmFiles inputs, SymbolPlaces places) {
    SlotTable slots = SlotTableReader.read(inputs.original());
    RelocationProof proof =
        new RelocationProof(inputs.original(), inputs.linking().symbols(), places, slots);
    NamedSlots.check(inputs, proof, slots);
    return proof;
  }

  private static List<Immediates> immediates(References[] references) {
    return Stream.of(references).map(References::immediates).toList();
  }

  private static void checkSupported(WasmModule module) {
    for (Memory memory : module.memories()) {
      if (memory.limits().shared()) {
        throw new UnsupportedException(
            Diagnostic.error("shared-memory", "The program has shared memory.")
                .at(Place.file(module.file()).inSection("memory"))
                .advise("Build without threads: no target feature atomics, no --shared-memory."));
      }
    }
    if (module.memories().size() > 1) {
      throw new UnsupportedException(
          Diagnostic.error("multi-memory", "The program has several memories.")
              .at(Place.file(module.file()).inSection("memory"))
              .advise("Build with one memory."));
    }
  }

  private static MemoryImage image(WasmFiles inputs) {
    MemoryImage after = MemoryImageReader.read(inputs.bindgened(), List.of());
    MemoryImage image = MemoryImageReader.read(inputs.original(), inputs.linking().segmentNames());
    if (!after.sameAs(image)) {
      throw DataDifference.of(inputs, image, after);
    }
    return image;
  }

  private static void checkSegmentInstructions(WasmFiles inputs, References[] references) {
    WasmModule module = inputs.bindgened();
    for (int f = 0; f < references.length; f++) {
      Immediates immediates = references[f].immediates();
      for (int i = 0; i < immediates.count(); i++) {
        int space = immediates.space(i);
        if (space == IndexSpace.DATA || space == IndexSpace.ELEMENT) {
          String name = inputs.bindgenedNames().get(f + module.importedFunctionCount());
          throw new UnsupportedException(
              Diagnostic.error(
                      "segment-instruction",
                      "The program copies from segments at run time (memory.init, table.init"
                          + " and the like).")
                  .at(
                      Place.at(
                              module.file(),
                              module.code().get(f).fileOffset() + immediates.position(i))
                          .inSection("code")
                          .inFunction(String.valueOf(name)))
                  .advise("Build without threads and without these instructions."));
        }
      }
    }
  }

  private static boolean tableExported(WasmModule module, SlotTable slots) {
    for (Export export : module.exports()) {
      if (export.kind() == ExternalKind.TABLE && export.index() == slots.table()) {
        return true;
      }
    }
    return false;
  }
}
