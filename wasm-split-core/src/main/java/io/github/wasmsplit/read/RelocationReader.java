package io.github.wasmsplit.read;

import io.github.wasmsplit.bytes.ByteReader;
import io.github.wasmsplit.bytes.ByteSlice;
import io.github.wasmsplit.code.PaddedInteger;
import io.github.wasmsplit.diag.Diagnostic;
import io.github.wasmsplit.diag.MalformedException;
import io.github.wasmsplit.diag.Place;
import io.github.wasmsplit.wasm.CustomSection;
import io.github.wasmsplit.wasm.WasmModule;
import io.github.wasmsplit.wasm.linking.RelocationType;
import io.github.wasmsplit.wasm.linking.Relocations;
import java.util.List;
import java.util.Optional;

/**
 * Reads {@code reloc.*} sections (tool-conventions, Linking.md, "Relocation sections").
 *
 * <p>Every method throws {@link MalformedException} where one of them does not fit the sections of
 * the module.
 */
public final class RelocationReader {
  /** What to do about relocations that contradict the file that they are in. */
  public static final String ADVICE =
      "Build it again with -C link-args=--emit-relocs, and pass the linker's output as it is: did a"
          + " tool change the file after the linker?";

  private static final String PREFIX = "reloc.";
  private static final String OF_CODE = PREFIX + "CODE";
  private static final String OF_DATA = PREFIX + "DATA";

  private RelocationReader() {}

  /** What to do about relocations of code that contradict it. */
  public static String adviceOnCode(WasmModule module) {
    return PaddedInteger.anyIn(module)
        ? ADVICE
        : "The code has no padded integers: link without --compress-relocations, which leaves no"
            + " relocation where it says, with -C link-args=--emit-relocs. Or did a tool change the"
            + " file after the linker?";
  }

  /**
   * Whether a section of that name is for {@link #code}, {@link #data} and {@link #checkOthers}.
   */
  public static boolean reads(String section) {
    return section.startsWith(PREFIX) && !section.startsWith(PREFIX + ".debug");
  }

  /** The relocations of the code section, if there are any. */
  public static Optional<Relocations> code(WasmModule module) {
    return read(module, OF_CODE, "code", module.codeSectionIndex(), module.codeSection());
  }

  /** The relocations of the data section, if there are any. */
  public static Optional<Relocations> data(WasmModule module) {
    return read(module, OF_DATA, "data", module.dataSectionIndex(), module.dataSection());
  }

  /** Checks that all other relocations, as far as they were read, are for custom sections. */
  public static void checkOthers(WasmModule module) {
    for (CustomSection section : module.customs()) {
      boolean other = !section.name().equals(OF_CODE) && !section.name().equals(OF_DATA);
      if (other && reads(section.name()) && section.contents().isPresent()) {
        ByteReader r = new ByteReader(section.contents().get(), section.name());
        Place place = r.place();
        int target = r.index();
        if (module.customs().stream().noneMatch(c -> c.index() == target)) {
          throw wrongTarget(place, target, "which is no custom section");
        }
      }
    }
  }

  private static Optional<Relocations> read(
      WasmModule module, String name, String of, int index, ByteSlice target) {
    List<CustomSection> found =
        module.customs().stream()
            .filter(c -> c.name().equals(name) && c.contents().isPresent())
            .toList();
    if (found.isEmpty()) {
      return Optional.empty();
    }
    if (found.size() > 1) {
      Place place = new ByteReader(found.get(1).contents().get(), name).place();
      throw malformed("doubled-section", "There are two sections " + name + ".", place);
    }
    ByteReader r = new ByteReader(found.get(0).contents().get(), name);
    Place place = r.place();
    int named = r.index();
    if (named != index) {
      String is =
          index < 0 ? "but there is no " + of + " section" : "but the " + of + " is " + index;
      throw wrongTarget(place, named, is);
    }
    return Optional.of(entries(module, r, index, target.length()));
  }

  private static MalformedException wrongTarget(Place place, int target, String what) {
    return malformed(
        "relocation-target",
        "The relocations are for section " + target + ", " + what + ".",
        place);
  }

  private static Relocations entries(
      WasmModule module, ByteReader r, int target, int targetLength) {
    Place start = r.place();
    int n = r.count();
    if (n == 0) {
      throw malformed(
          "no-relocations", "The section is empty: no linker writes such a section.", start);
    }
    byte[] types = new byte[n];
    int[] offsets = new int[n];
    int[] indices = new int[n];
    int[] addends = new int[n];
    long end = 0;
    for (int i = 0; i < n; i++) {
      int type = r.u8();
      if (!RelocationType.exists(type)) {
        throw r.error("relocation-type", type + " is no type of relocation");
      }
      types[i] = (byte) type;
      offsets[i] = r.index();
      if (offsets[i] < end) {
        throw disordered(r, offsets[i], advice(module, target));
      }
      end = (long) offsets[i] + RelocationType.width(type);
      indices[i] = r.index();
      addends[i] = RelocationType.hasAddend(type) ? addend(r) : 0;
    }
    if (end > targetLength) {
      throw new MalformedException(
          Diagnostic.error(
                  "misplaced-relocation",
                  "The last relocation lies behind the end of the section that it is for.")
              .at(r.place())
              .advise(advice(module, target)));
    }
    r.expectEnd();
    return new Relocations(target, types, offsets, indices, addends);
  }

  private static int addend(ByteReader r) {
    Place place = r.place();
    long addend = r.s64();
    if (addend != (int) addend) {
      throw malformed("relocation-addend", "The addend " + addend + " has over 32 bits.", place);
    }
    return (int) addend;
  }

  private static MalformedException disordered(ByteReader r, int offset, String advice) {
    return new MalformedException(
        Diagnostic.error(
                "relocation-order",
                "The relocation of offset 0x"
                    + Integer.toHexString(offset)
                    + " comes twice, overlaps the one before it, or is out of order.")
            .at(r.place())
            .advise(advice));
  }

  private static String advice(WasmModule module, int target) {
    return target == module.codeSectionIndex() ? adviceOnCode(module) : ADVICE;
  }

  private static MalformedException malformed(String code, String message, Place place) {
    return new MalformedException(Diagnostic.error(code, message).at(place).advise(ADVICE));
  }
}
