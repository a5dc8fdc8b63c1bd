package io.github.wasmsplit.link;

import io.github.wasmsplit.wasm.linking.Relocations;
import java.util.stream.IntStream;

/** Relocations with a change, as a damaged file would have them. */
final class ChangedRelocations {
  private ChangedRelocations() {}

  static Relocations withOffset(Relocations all, int entry, int offset) {
    return changed(all, entry, all.type(entry), offset, all.addend(entry));
  }

  static Relocations withType(Relocations all, int entry, int type) {
    return changed(all, entry, type, all.offset(entry), all.addend(entry));
  }

  static Relocations withAddend(Relocations all, int entry, int addend) {
    return changed(all, entry, all.type(entry), all.offset(entry), addend);
  }

  static Relocations without(Relocations all, int entry) {
    int[] kept = IntStream.range(0, all.count()).filter(i -> i != entry).toArray();
    byte[] types = new byte[kept.length];
    for (int i = 0; i < kept.length; i++) {
      types[i] = (byte) all.type(kept[i]);
    }
    return new Relocations(
        all.targetSection(),
        types,
        IntStream.of(kept).map(all::offset).toArray(),
        IntStream.of(kept).map(all::index).toArray(),
        IntStream.of(kept).map(all::addend).toArray());
  }

  private static Relocations changed(Relocations all, int entry, int type, int offset, int addend) {
    byte[] types = new byte[all.count()];
    for (int i = 0; i < types.length; i++) {
      types[i] = (byte) (i == entry ? type : all.type(i));
    }
    IntStream entries = IntStream.range(0, all.count());
    int[] offsets = entries.map(i -> i == entry ? offset : all.offset(i)).toArray();
    return new Relocations(
        all.targetSection(),
        types,
        offsets,
        IntStream.range(0, all.count()).map(all::index).toArray(),
        IntStream.range(0, all.count()).map(i -> i == entry ? addend : all.addend(i)).toArray());
  }
}
