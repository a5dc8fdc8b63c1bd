package io.github.wasmsplit.read;

import io.github.wasmsplit.bytes.ByteReader;
import io.github.wasmsplit.wasm.CustomSection;
import io.github.wasmsplit.wasm.WasmModule;
import io.github.wasmsplit.wasm.linking.RelocationType;
import io.github.wasmsplit.wasm.linking.Relocations;
import java.util.Optional;

/** Reads {@code reloc.*} sections (tool-conventions, Linking.md, "Relocation sections"). */
public final class RelocationReader {
  private RelocationReader() {}

  /** The relocations that apply to the section at {@code target}, if there is such a section. */
  public static Optional<Relocations> read(WasmModule module, int target) {
    for (CustomSection custom : module.customs()) {
      if (custom.name().startsWith("reloc.") && custom.contents().isPresent()) {
        ByteReader r = new ByteReader(custom.contents().get(), custom.name());
        if (r.index() == target) {
          return Optional.of(read(r, target));
        }
      }
    }
    return Optional.empty();
  }

  private static Relocations read(ByteReader r, int target) {
    int n = r.count();
    byte[] types = new byte[n];
    int[] offsets = new int[n];
    int[] indices = new int[n];
    for (int i = 0; i < n; i++) {
      int type = r.u8();
      if (RelocationType.of(type) == null) {
        throw r.error("relocation-type", type + " is no type of relocation");
      }
      types[i] = (byte) type;
      offsets[i] = r.index();
      if (i > 0 && offsets[i] < offsets[i - 1]) {
        throw r.error("relocation-order", "The relocations are not sorted by offset");
      }
      indices[i] = r.index();
      if (RelocationType.hasAddend(type)) {
        r.s64();
      }
    }
    r.expectEnd();
    return new Relocations(target, types, offsets, indices);
  }
}
