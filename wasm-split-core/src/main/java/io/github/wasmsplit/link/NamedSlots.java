package io.github.wasmsplit.link;

import io.github.wasmsplit.diag.Diagnostic;
import io.github.wasmsplit.diag.LinkException;
import io.github.wasmsplit.diag.Place;
import io.github.wasmsplit.input.WasmFiles;
import io.github.wasmsplit.program.SlotTable;
import io.github.wasmsplit.read.RelocationReader;
import io.github.wasmsplit.wasm.linking.RelocationType;
import io.github.wasmsplit.wasm.linking.Relocations;
import java.util.BitSet;

/**
 * Linkers give a function a slot if a relocation asks for one. So functions in slots that no
 * relocation names tell that relocations are missing, those of the data for instance.
 */
final class NamedSlots {
  private NamedSlots() {}

  /**
   * Checks.
   *
   * @param slots the function table of the original
   * @throws LinkException if a slot holds a function that no relocation names
   */
  static void check(WasmFiles inputs, RelocationProof proof, SlotTable slots) {
    BitSet named = new BitSet();
    add(inputs.code(), proof, named);
    add(inputs.data(), proof, named);
    for (int slot = 0; slot < slots.size(); slot++) {
      int function = slots.functionAt(slot);
      if (function >= 0 && !named.get(function)) {
        throw unnamed(inputs, slot, function);
      }
    }
  }

  private static void add(Relocations relocations, RelocationProof proof, BitSet named) {
    for (int i = 0; i < relocations.count(); i++) {
      RelocationType type = RelocationType.of(relocations.type(i));
      int symbol = relocations.index(i);
      boolean mayName =
          switch (type) {
            case SLOT, GLOBAL, RELATIVE -> true;
            default -> false;
          };
      if (mayName && proof.isFunction(symbol)) {
        named.set(proof.function(symbol));
      }
    }
  }

  private static LinkException unnamed(WasmFiles inputs, int slot, int function) {
    String name = inputs.originalNames().get(function);
    boolean none = inputs.data().count() == 0;
    return new LinkException(
        Diagnostic.error(
                "missing-relocation",
                "Slot "
                    + slot
                    + " of the function table has a function that no relocation names: "
                    + (none
                        ? "relocations of the data (reloc.DATA) are missing."
                        : "one is missing."))
            .at(
                Place.file(inputs.original().file())
                    .inSection("element")
                    .inFunction(name == null ? "func[" + function + "]" : name))
            .advise(RelocationReader.ADVICE));
  }
}
