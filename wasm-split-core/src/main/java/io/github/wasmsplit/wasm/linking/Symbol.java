package io.github.wasmsplit.wasm.linking;

import io.github.wasmsplit.bytes.ByteSlice;

/**
 * An entry of the symbol table (tool-conventions, Linking.md, "Symbol table subsection").
 *
 * @param kind the kind of entity that it names
 * @param flags {@code WASM_SYM_*}
 * @param nameBytes its name as UTF-8; may be empty
 * @param index index of the function, global, tag, table or section; of the segment for data; -1
 *     for undefined data
 * @param offset for data, offset in the segment
 * @param size for data, in bytes
 */
public record Symbol(
    SymbolKind kind, int flags, ByteSlice nameBytes, int index, long offset, long size) {
  private static final int UNDEFINED = 0x10;
  private static final int ABSOLUTE = 0x200;
  private static final int TLS = 0x100;

  /** Its name, decoded only when asked for: there are tens of thousands, and few are. */
  public String name() {
    return nameBytes.utf8();
  }

  /** Whether it is defined elsewhere, or nowhere. */
  public boolean undefined() {
    return (flags & UNDEFINED) != 0;
  }

  /** Whether its offset is an address rather than a place in a segment. */
  public boolean absolute() {
    return (flags & ABSOLUTE) != 0;
  }

  /** Whether each thread has its own. */
  public boolean threadLocal() {
    return (flags & TLS) != 0;
  }
}
