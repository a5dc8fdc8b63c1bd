package io.github.wasmsplit.wasm;

import io.github.wasmsplit.bytes.ByteSlice;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * A module, section by section. Bodies and contents are slices of the file.
 *
 * @param file path for messages
 * @param entities types, and functions, tables, memories, globals and tags, with their imports
 * @param entries exports and the start function
 * @param elements element segments
 * @param bodies the code section
 * @param memory the data section
 * @param customs custom sections
 */
public record WasmModule(
    String file,
    Entities entities,
    EntryPoints entries,
    List<ElementSegment> elements,
    CodeSection bodies,
    DataSection memory,
    List<CustomSection> customs) {

  /** {@return the exports in the file's order} */
  public List<Export> exports() {
    return entries.exports();
  }

  /** {@return the function to call at instantiation} */
  public OptionalInt start() {
    return entries.start();
  }

  /** {@return the type section} */
  public TypeSection types() {
    return entities.types();
  }

  /** {@return the imports in the file's order} */
  public List<Import> imports() {
    return entities.imports().all();
  }

  /**
   * {@return the type index of a function}
   *
   * @param function imported or defined; not checked
   */
  public int typeIndex(int function) {
    return entities.functionTypes().get(function);
  }

  /** {@return all tables, imported ones first} */
  public List<Table> tables() {
    return entities.tables();
  }

  /** {@return all memories, imported ones first} */
  public List<Memory> memories() {
    return entities.memories();
  }

  /** {@return all globals, imported ones first} */
  public List<Global> globals() {
    return entities.globals();
  }

  /** {@return all tags, imported ones first} */
  public List<Tag> tags() {
    return entities.tags();
  }

  /** {@return the body of every defined function, after its size} */
  public List<ByteSlice> code() {
    return bodies.bodies();
  }

  /** {@return the whole contents of the code section} */
  public ByteSlice codeSection() {
    return bodies.contents();
  }

  /** {@return the position of the code section among all sections, -1 if there is none} */
  public int codeSectionIndex() {
    return bodies.index();
  }

  /** {@return whether there is a data count section} */
  public boolean hasDataCount() {
    return memory.counted();
  }

  /** {@return the data segments} */
  public List<DataSegment> data() {
    return memory.segments();
  }

  /** {@return the whole contents of the data section} */
  public ByteSlice dataSection() {
    return memory.contents();
  }

  /** {@return the position of the data section among all sections, -1 if there is none} */
  public int dataSectionIndex() {
    return memory.index();
  }

  /** Number of functions, imported and defined. */
  public int functionCount() {
    return entities.functionTypes().length();
  }

  /** Number of imported functions. */
  public int importedFunctionCount() {
    return functionCount() - code().size();
  }

  /** How many indices there are for instructions of an index space of {@link IndexSpace}. */
  public int sizeOf(int space) {
    return switch (space) {
      case IndexSpace.FUNCTION -> functionCount();
      case IndexSpace.TABLE -> tables().size();
      case IndexSpace.MEMORY -> memories().size();
      case IndexSpace.GLOBAL -> globals().size();
      case IndexSpace.TAG -> tags().size();
      case IndexSpace.DATA -> hasDataCount() ? data().size() : 0;
      case IndexSpace.ELEMENT -> elements.size();
      default -> types().count();
    };
  }

  /** The function type of a function, imported or defined. */
  public FunctionType signature(int function) {
    return types().functionTypes().get(typeIndex(function));
  }

  /**
   * {@return the body of a defined function, after its size}
   *
   * @param function its index among all functions, imported ones included
   * @throws IndexOutOfBoundsException if the function does not exist or is imported
   */
  public ByteSlice body(int function) {
    return code().get(function - importedFunctionCount());
  }

  /** {@return the import at an index of an index space; empty if it is defined here} */
  public Optional<Import> importOf(ExternalKind kind, int index) {
    return entities.imports().of(kind, index);
  }

  /** {@return how many imports are of one kind} */
  public int importedCount(ExternalKind kind) {
    return entities.imports().count(kind);
  }

  /** The first custom section of that name. */
  public Optional<CustomSection> custom(String name) {
    return customs.stream().filter(c -> c.name().equals(name)).findFirst();
  }
}
