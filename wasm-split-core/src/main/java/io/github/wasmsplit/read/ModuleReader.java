package io.github.wasmsplit.read;

import io.github.wasmsplit.bytes.ByteReader;
import io.github.wasmsplit.bytes.ByteSlice;
import io.github.wasmsplit.diag.MalformedException;
import io.github.wasmsplit.diag.Place;
import io.github.wasmsplit.wasm.CustomSection;
import io.github.wasmsplit.wasm.DataSegment;
import io.github.wasmsplit.wasm.ElementSegment;
import io.github.wasmsplit.wasm.SectionId;
import io.github.wasmsplit.wasm.TypeSection;
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
  private final EntityReader entities = new EntityReader();
  private final List<CustomSection> customs = new ArrayList<>();
  private final List<ByteSlice> code = new ArrayList<>();
  private TypeSection types = TypeSectionReader.EMPTY;
  private OptionalInt start = OptionalInt.empty();
  private List<ElementSegment> elements = List.of();
  private List<DataSegment> data = List.of();
  private ByteSlice codeSection = NO_BYTES;
  private ByteSlice dataSection = NO_BYTES;
  private int codeSectionIndex = -1;
  private int dataSectionIndex = -1;
  private int dataCount = -1;
  private int definedFunctions;
  private int lastPlace = 0;

  private ModuleReader(String file) {
    this.file = file;
  }

  /**
   * Reads a file.
   *
   * @param wantedCustoms which custom sections to read the contents of
   * @throws io.github.wasmsplit.diag.WasmSplitException where it is missing, unreadable, or no
   *     valid module
   */
  public static WasmModule read(Path path, Predicate<String> wantedCustoms) {
    return new ModuleReader(path.toString()).read(WasmFile.sections(path, wantedCustoms));
  }

  /** Reads a module that lies in memory, all sections of it. */
  public static WasmModule read(byte[] bytes, String name) {
    return new ModuleReader(name).read(InMemorySections.of(bytes, name));
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
    if (definedFunctions != code.size()) {
      throw miscounted(
          "function-count",
          "The function section has "
              + definedFunctions
              + " functions, but the code section has "
              + code.size()
              + " bodies.");
    }
    if (dataCount >= 0 && dataCount != data.size()) {
      throw miscounted(
          "data-count",
          "The data count section says "
              + dataCount
              + " segments, but the data section has "
              + data.size()
              + ".");
    }
    return module();
  }

  private MalformedException miscounted(String code, String message) {
    return new MalformedException(
        code, message, Place.file(file), "The file is damaged: build it again.");
  }

  private WasmModule module() {
    return new WasmModule(
        file,
        types,
        List.copyOf(entities.imports),
        entities.functionTypes.toArray(),
        List.copyOf(entities.tables),
        List.copyOf(entities.memories),
        List.copyOf(entities.globals),
        List.copyOf(entities.tags),
        List.copyOf(entities.exports),
        start,
        elements,
        code,
        codeSection,
        codeSectionIndex,
        dataCount >= 0,
        data,
        dataSection,
        dataSectionIndex,
        List.copyOf(customs));
  }

  private void checkOrder(RawSection section) {
    int place = section.id().place();
    if (place <= lastPlace) {
      throw new MalformedException(
          "section-order",
          "The section comes twice or out of order.",
          Place.at(file, section.contents().orElseThrow().fileOffset()).inSection(section.name()),
          "The file is damaged: build it again.");
    }
    lastPlace = place;
  }

  private void known(RawSection section, ByteSlice contents) {
    switch (section.id()) {
      case TYPE -> {
        types = TypeSectionReader.read(contents);
        entities.types(types);
      }
      case IMPORT -> entities.readImports(contents);
      case FUNCTION -> {
        int imported = entities.functionTypes.size();
        entities.readFunctions(contents);
        definedFunctions = entities.functionTypes.size() - imported;
      }
      case TABLE -> entities.readTables(contents);
      case MEMORY -> entities.readMemories(contents);
      case GLOBAL -> entities.readGlobals(contents);
      case EXPORT -> entities.readExports(contents);
      case START -> start = OptionalInt.of(start(contents));
      case ELEMENT -> elements = SegmentReader.elements(contents, entities);
      case CODE -> {
        codeSection = contents;
        codeSectionIndex = section.index();
        code(contents);
      }
      case DATA -> {
        dataSection = contents;
        dataSectionIndex = section.index();
        data = SegmentReader.data(contents, entities);
      }
      case DATA_COUNT -> dataCount = dataCount(contents);
      case TAG -> entities.readTags(contents);
      case CUSTOM -> {}
    }
  }

  private int start(ByteSlice contents) {
    ByteReader r = new ByteReader(contents, "start");
    int function = r.index();
    if (function >= entities.functionTypes.size()) {
      throw r.error("function-index", "There is no function " + function);
    }
    r.expectEnd();
    return function;
  }

  private static int dataCount(ByteSlice contents) {
    ByteReader r = new ByteReader(contents, "data count");
    int count = r.index();
    r.expectEnd();
    return count;
  }

  private void code(ByteSlice contents) {
    ByteReader r = new ByteReader(contents, "code");
    for (int n = r.count(); n > 0; n--) {
      code.add(r.sizedBytes());
    }
    r.expectEnd();
  }
}
