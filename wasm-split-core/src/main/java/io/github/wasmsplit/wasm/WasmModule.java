package io.github.wasmsplit.wasm;

import io.github.wasmsplit.bytes.ByteSlice;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * A module, section by section. Bodies and contents are slices of the file.
 *
 * <p>The lists of tables, memories, globals and tags cover the whole index space, imports first.
 *
 * @param file path for messages
 * @param types the type section
 * @param imports in the file's order
 * @param functionTypes type index of every function, imported ones first
 * @param tables all tables
 * @param memories all memories
 * @param globals all globals
 * @param tags all tags
 * @param exports in the file's order
 * @param start function to call at instantiation
 * @param elements element segments
 * @param code body of every defined function, after its size
 * @param codeSection whole contents of the code section
 * @param codeSectionIndex its position among all sections, -1 without
 * @param hasDataCount whether there is a data count section, without which no instruction may name
 *     a data segment
 * @param data data segments
 * @param dataSection whole contents of the data section
 * @param dataSectionIndex its position among all sections, -1 without
 * @param customs custom sections
 */
public record WasmModule(
    String file,
    TypeSection types,
    List<Import> imports,
    int[] functionTypes,
    List<Table> tables,
    List<Memory> memories,
    List<Global> globals,
    List<Tag> tags,
    List<Export> exports,
    OptionalInt start,
    List<ElementSegment> elements,
    List<ByteSlice> code,
    ByteSlice codeSection,
    int codeSectionIndex,
    boolean hasDataCount,
    List<DataSegment> data,
    ByteSlice dataSection,
    int dataSectionIndex,
    List<CustomSection> customs) {

  /** Number of functions, imported and defined. */
  public int functionCount() {
    return functionTypes.length;
  }

  /** Number of imported functions. */
  public int importedFunctionCount() {
    return functionTypes.length - code.size();
  }

  /** How many indices there are for instructions of an index space of {@link IndexSpace}. */
  public int sizeOf(int space) {
    return switch (space) {
      case IndexSpace.FUNCTION -> functionCount();
      case IndexSpace.TABLE -> tables.size();
      case IndexSpace.MEMORY -> memories.size();
      case IndexSpace.GLOBAL -> globals.size();
      case IndexSpace.TAG -> tags.size();
      case IndexSpace.DATA -> hasDataCount ? data.size() : 0;
      case IndexSpace.ELEMENT -> elements.size();
      default -> types.count();
    };
  }

  /** The function type of a function, imported or defined. */
  public FunctionType signature(int function) {
    return types.functionTypes().get(functionTypes[function]);
  }

  /** What is imported at an index of an index space; empty where it is defined here. */
  public Optional<Import> importOf(ExternalKind kind, int index) {
    // It comes after at least as many of its kind.
    for (int i = Math.max(0, index); i < imports.size(); i++) {
      if (imports.get(i).kind() == kind && imports.get(i).index() == index) {
        return Optional.of(imports.get(i));
      }
    }
    return Optional.empty();
  }

  /** How many imports are of one kind. */
  public int importedCount(ExternalKind kind) {
    int n = 0;
    for (Import i : imports) {
      if (i.kind() == kind) {
        n++;
      }
    }
    return n;
  }

  /** The first custom section of that name. */
  public Optional<CustomSection> custom(String name) {
    return customs.stream().filter(c -> c.name().equals(name)).findFirst();
  }
}
