package io.github.wasmsplit.link;

import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.wasmsplit.concurrent.Parallel;
import io.github.wasmsplit.diag.WasmSplitException;
import io.github.wasmsplit.fixture.BuiltProgram;
import io.github.wasmsplit.fixture.Program;
import io.github.wasmsplit.input.WasmFiles;
import io.github.wasmsplit.program.DataIntervals;
import io.github.wasmsplit.program.Markers;
import io.github.wasmsplit.program.MemoryImage;
import io.github.wasmsplit.program.SlotTable;
import io.github.wasmsplit.read.LinkingReader;
import io.github.wasmsplit.read.ModuleReader;
import io.github.wasmsplit.read.NameReader;
import io.github.wasmsplit.read.RelocationReader;
import io.github.wasmsplit.wasm.WasmModule;
import io.github.wasmsplit.wasm.linking.Relocations;
import io.github.wasmsplit.wasm.linking.Symbol;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.function.Executable;

/**
 * The two files of a small program, and the result of each linking step: tests take the parts that
 * their classes need.
 */
public record LinkParts(WasmFiles files) {
  /** {@return the parts of a fixture's files} */
  public static LinkParts of(Program program) {
    BuiltProgram built = program.build();
    return of(built.original(), built.bindgened());
  }

  static LinkParts of(byte[] originalBytes, byte[] bindgenedBytes) {
    WasmModule original = ModuleReader.read(originalBytes, "original.wasm");
    WasmModule bindgened = ModuleReader.read(bindgenedBytes, "bindgened.wasm");
    return new LinkParts(
        new WasmFiles(
            original,
            LinkingReader.read(original).orElseThrow(),
            RelocationReader.code(original).orElse(Relocations.NONE),
            RelocationReader.data(original).orElse(Relocations.NONE),
            NameReader.functionNames(original).orElseThrow(),
            bindgened,
            NameReader.functionNames(bindgened).orElseThrow()));
  }

  /** {@return the program that the files are linked to, whether or not it has split points} */
  public io.github.wasmsplit.program.Program linked(Parallel parallel) {
    return Linker.link(files, true, parallel);
  }

  /** The same files with other relocations of the data. */
  LinkParts withData(Relocations data) {
    return new LinkParts(
        new WasmFiles(
            files.original(),
            files.linking(),
            files.code(),
            data,
            files.originalNames(),
            files.bindgened(),
            files.bindgenedNames()));
  }

  MemoryImage image() {
    return MemoryImageReader.read(files.original(), files.linking().segmentNames());
  }

  SymbolPlaces places() {
    return SymbolPlaces.of(files.original(), files.linking().symbols());
  }

  DataIntervals intervals() {
    return DataIntervalsBuilder.build(places(), image());
  }

  /** The function table of the original. */
  SlotTable slots() {
    return SlotTableReader.read(files.original());
  }

  RelocationProof proof() {
    return new RelocationProof(files.original(), files.linking().symbols(), places(), slots());
  }

  Markers markers() {
    return MarkerReader.read(files.bindgened(), true);
  }

  /** The references of bindgened's defined functions. */
  References[] references() {
    try (Parallel parallel = new Parallel(1)) {
      SlotTable slots = SlotTableReader.read(files.bindgened());
      return new FunctionMatcher(files, proof(), intervals(), slots).match(parallel);
    }
  }

  /** The references of a function of bindgened. */
  References references(String function) {
    return references()[bindgened(function) - files.bindgened().importedFunctionCount()];
  }

  /** The index of a function in the original. */
  int original(String function) {
    return files.originalNames().indexOf(function);
  }

  /** The index of a function in bindgened. */
  int bindgened(String function) {
    return files.bindgenedNames().indexOf(function);
  }

  /** The index of a symbol. */
  int symbol(String name) {
    List<Symbol> symbols = files.linking().symbols();
    return IntStream.range(0, symbols.size())
        .filter(s -> symbols.get(s).name().equals(name))
        .findFirst()
        .orElseThrow();
  }

  /** The interval in which a symbol begins. */
  int interval(String symbol) {
    return intervals().firstOf(symbol(symbol));
  }

  /** The code of the diagnostic with which {@code work} is refused. */
  static String refusal(Executable work) {
    return assertThrows(WasmSplitException.class, work).diagnostic().code();
  }
}
