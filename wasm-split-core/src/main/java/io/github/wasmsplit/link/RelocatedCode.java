package io.github.wasmsplit.link;

import io.github.wasmsplit.bytes.ByteSlice;
import io.github.wasmsplit.code.InstructionReader;
import io.github.wasmsplit.code.Operand;
import io.github.wasmsplit.diag.LinkException;
import io.github.wasmsplit.diag.Place;
import io.github.wasmsplit.diag.UnsupportedException;
import io.github.wasmsplit.wasm.WasmModule;
import io.github.wasmsplit.wasm.linking.RelocationType;
import io.github.wasmsplit.wasm.linking.Relocations;
import io.github.wasmsplit.wasm.linking.Symbol;
import io.github.wasmsplit.wasm.linking.SymbolKind;
import java.util.List;

/** Takes the relocations of one original function in step with its instructions. */
final class RelocatedCode {
  private final Relocations relocations;
  private final List<Symbol> symbols;
  private final ByteSlice body;
  private final String function;
  private final int bodyOffset;
  private int next;

  RelocatedCode(
      WasmModule original,
      Relocations relocations,
      List<Symbol> symbols,
      ByteSlice body,
      String function) {
    this.relocations = relocations;
    this.symbols = symbols;
    this.body = body;
    this.function = function;
    this.bodyOffset = (int) (body.fileOffset() - original.codeSection().fileOffset());
    this.next = relocations.firstAt(bodyOffset);
  }

  /**
   * Adds what the relocations of the reader's current instruction refer to.
   *
   * @throws LinkException where a relocation lies beside the immediates
   */
  void take(InstructionReader reader, References.Collector found) {
    int end = bodyOffset + reader.position();
    while (next < relocations.count() && relocations.offsets()[next] < end) {
      int position = relocations.offsets()[next] - bodyOffset;
      int i = 0;
      while (i < reader.count() && reader.position(i) != position) {
        i++;
      }
      if (i == reader.count()) {
        throw misplaced(position);
      }
      add(next, reader.kind(i), reader.value(i), position, found);
      next++;
    }
  }

  private void add(int entry, int kind, long value, int position, References.Collector found) {
    int index = relocations.indices()[entry];
    switch (RelocationType.of(relocations.types()[entry])) {
      case ADDRESS -> {
        if (kind != Operand.I32 && kind != Operand.I64 && kind != Operand.OFFSET) {
          throw misplaced(position);
        }
        addData(index, position, found);
      }
      case SLOT -> {
        if (kind != Operand.I32 && kind != Operand.I64) {
          throw misplaced(position);
        }
        found.slots.add((int) value);
      }
      case GLOBAL -> {
        if (index < symbols.size() && symbols.get(index).kind() == SymbolKind.DATA) {
          addData(index, position, found);
        }
      }
      case RELATIVE ->
          throw new UnsupportedException(
              "relative-relocation",
              "A relocation is relative to a base: position-independent code or threads.",
              place(position),
              "Link without -shared and -pie, and without threads.");
      default -> {}
    }
  }

  private void addData(int symbol, int position, References.Collector found) {
    if (symbol >= symbols.size() || symbols.get(symbol).kind() != SymbolKind.DATA) {
      throw new LinkException(
          "relocation-symbol",
          "A relocation of an address names symbol " + symbol + ", which is no data symbol.",
          place(position),
          "Another tool has changed the file after the linker: pass the linker's output as it is.");
    }
    found.symbols.add(symbol);
  }

  private Place place(int position) {
    return Place.at(body.file(), body.fileOffset() + position)
        .inSection("code")
        .inFunction(function);
  }

  private LinkException misplaced(int position) {
    return new LinkException(
        "misplaced-relocation",
        "A relocation lies on no immediate that it could apply to.",
        place(position),
        "Another tool has changed the file after the linker: pass the linker's output as it is.");
  }
}
