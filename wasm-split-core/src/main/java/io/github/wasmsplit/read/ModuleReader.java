package io.github.wasmsplit.read;

import io.github.wasmsplit.bytes.ByteReader;
import io.github.wasmsplit.bytes.ByteSlice;
import io.github.wasmsplit.diag.Diagnostic;
import io.github.wasmsplit.diag.MalformedException;
import io.github.wasmsplit.diag.Place;
import io.github.wasmsplit.wasm.CodeSection;
import io.github.wasmsplit.wasm.CustomSection;
import io.github.wasmsplit.wasm.DataSection;
import io.github.wasmsplit.wasm.EntryPoints;
import io.github.wasmsplit.wasm.SectionId;
import io.github.wasmsplit.wasm.WasmModule;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.function.Predicate;

/** Reads a module. */
public final class ModuleReader {
  private static final ByteSlice NO_BYTES = ByteSlice.of(new byte[0]);

  private final String file;
  private final ModuleParts parts = new ModuleParts();
  private final List<CustomSection> customs = new ArrayList<>();
  private OptionalInt start = OptionalInt.empty();
  private ByteSlice codeSection = NO_BYTES;
  private ByteSlice dataSection = NO_BYTES;
  private int codeSectionIndex = -1;
  private int dataSectionIndex = -1;
  private int dataCount = -1;
  private int definedFunctions;
  private int lastPlace;

  private ModuleReader(String file) {
    this.file = file;
  }

  /**
   * Reads a file.
   *
   * @param wantedCustoms which custom sections to read the contents of
   * @throws io.github.wasmsplit.diag.WasmSplitException if it is missing, unreadable, or not a
   *     valid module
   */
  public static WasmModule read(Path path, Predicate<String> wantedCustoms) {
    return new ModuleReader(path.toString()).read(WasmFile.sections(path, wantedCustoms));
  }

  /** Reads a module that lies in memory, all sections of it. */
  public static WasmModule read(ByteSlice module) {
    return new ModuleReader(module.file()).read(InMemorySections.of(module));
  }

  /** Reads a module that lies in an array. */
  public static WasmModule read(byte[] bytes, String name) {
    return read(ByteSlice.of(bytes, name, 0));
  }

  private WasmModule read(List<RawSection> sections) {
    for (RawSection section : sections) {
      if (section.id() == SectionId.CUSTOM) {
        customs.add(new CustomSection(section.name(), section.index(), section.contents()));
      } else {
        checkOrder(section);
        known(section, section.contents().orElseThrow());
      }
    }
    if (definedFunctions != parts.code.size()) {
      throw miscounted(
          "function-count",
          "The function section has "
              + definedFunctions
              + " functions, but the code section has "
              + parts.code.size()
              + " bodies.");
    }
    if (dataCount >= 0 && dataCount != parts.data.size()) {
      throw miscounted(
          "data-count",
          "The data count section says "
              + dataCount
              + " segments, but the data section has "
              + parts.data.size()
              + ".");
    }
    return module();
  }

  private MalformedException miscounted(String code, String message) {
    return new MalformedException(
        Diagnostic.error(code, message).at(Place.file(file)).advise(Diagnostic.DAMAGED));
  }

  private WasmModule module() {
    return new WasmModule(
        file,
        parts.entities(),
        new EntryPoints(List.copyOf(parts.exports), start),
        List.copyOf(parts.elements),
        new CodeSection(List.copyOf(parts.code), codeSection, codeSectionIndex),
        new DataSection(List.copyOf(parts.data), dataCount >= 0, dataSection, dataSectionIndex),
        List.copyOf(customs));
  }

  private void checkOrder(RawSection section) {
    int place = section.id().place();
    if (place <= lastPlace) {
      throw new MalformedException(
          Diagnostic.error("section-order", "The section comes twice or out of order.")
              .at(
                  Place.at(file, section.contents().orElseThrow().fileOffset())
                      .inSection(section.name()))
              .advise(Diagnostic.DAMAGED));
    }
    lastPlace = place;
  }

  private void known(RawSection section, ByteSlice contents) {
    switch (section.id()) {
      case TYPE -> parts.types = TypeSectionReader.read(contents);
      case IMPORT -> new ImportReader(contents, parts).read();
      case FUNCTION -> {
        int imported = parts.functionTypes.size();
        new FunctionReader(contents, parts).read();
        definedFunctions = parts.functionTypes.size() - imported;
      }
      case TABLE -> new TableReader(contents, parts).read();
      case MEMORY -> new MemoryReader(contents, parts).read();
      case TAG -> new TagReader(contents, parts).read();
      case GLOBAL -> new GlobalReader(contents, parts).read();
      case EXPORT -> new ExportReader(contents, parts).read();
      case START -> start = OptionalInt.of(start(contents));
      case ELEMENT -> new ElementReader(contents, parts).read();
      case DATA_COUNT -> dataCount = dataCount(contents);
      case CODE -> {
        codeSection = contents;
        codeSectionIndex = section.index();
        new CodeReader(contents, parts).read();
      }
      case DATA -> {
        dataSection = contents;
        dataSectionIndex = section.index();
        new DataReader(contents, parts).read();
      }
      case CUSTOM -> {}
    }
  }

  private int start(ByteSlice contents) {
    ByteReader r = new ByteReader(contents, SectionId.START.text());
    int function = r.index();
    if (function >= parts.functionTypes.size()) {
      throw r.error("function-index", "There is no function " + function);
    }
    r.expectEnd();
    return function;
  }

  private static int dataCount(ByteSlice contents) {
    ByteReader r = new ByteReader(contents, SectionId.DATA_COUNT.text());
    int count = r.index();
    r.expectEnd();
    return count;
  }
}
