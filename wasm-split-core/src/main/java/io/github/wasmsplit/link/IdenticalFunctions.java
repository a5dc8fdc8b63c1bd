package io.github.wasmsplit.link;

import com.google.common.primitives.ImmutableIntArray;
import io.github.wasmsplit.bytes.ByteSlice;
import io.github.wasmsplit.bytes.IntList;
import io.github.wasmsplit.program.StandIns;
import io.github.wasmsplit.wasm.Immediates;
import io.github.wasmsplit.wasm.IndexSpace;
import io.github.wasmsplit.wasm.WasmModule;
import java.nio.Buffer;
import java.nio.ByteBuffer;
import java.nio.IntBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;

/**
 * Finds identical functions, as linkers that fold identical code do (Tallam and others, "Safe ICF",
 * 2010). A program cannot tell them apart: a function's address is its slot, and slots stay.
 *
 * <p>Functions are at first assumed equal if their bodies are, apart from the functions they call.
 * Then the classes are split by the classes of whom their members call, until none splits, so that
 * also functions which call each other are found.
 */
final class IdenticalFunctions {
  /** So many bytes from the start tell most functions of equal length apart. */
  private static final int PROBE = 32;

  private static final int[] NONE = {};

  private final WasmModule module;
  private final References[] references;
  private final int imported;
  private final int[] classOf;

  private IdenticalFunctions(WasmModule module, References[] references) {
    this.module = module;
    this.references = references;
    this.imported = module.importedFunctionCount();
    this.classOf = new int[module.functionCount()];
    Arrays.setAll(classOf, f -> f);
  }

  /**
   * Finds them.
   *
   * @param kept functions that stay in the program in any case: if a class has one, it stands for
   *     the others
   */
  static StandIns find(WasmModule module, References[] references, BitSet kept) {
    IdenticalFunctions identical = new IdenticalFunctions(module, references);
    return identical.folding(identical.classes(), kept);
  }

  private List<int[]> classes() {
    int[][] called = new int[classOf.length][];
    Arrays.fill(called, NONE);
    for (int[] members : sameBodies()) {
      for (int f : members) {
        called[f] = called(f);
      }
    }
    int[] stable = new StableClasses(classOf, called).find();
    Map<Integer, IntList> classes = new LinkedHashMap<>();
    for (int f = imported; f < stable.length; f++) {
      classes.computeIfAbsent(stable[f], c -> new IntList(1)).add(f);
    }
    return classes.values().stream()
        .filter(members -> members.size() > 1)
        .map(IntList::toArray)
        .toList();
  }

  /** Names classes by their first function, and drops those of one function. */
  private void keep(Collection<int[]> parts, List<int[]> classes) {
    for (int[] members : parts) {
      for (int f : members) {
        classOf[f] = members[0];
      }
      if (members.length > 1) {
        classes.add(members);
      }
    }
  }

  private List<int[]> sameBodies() {
    int[] all = new int[references.length];
    Arrays.setAll(all, i -> imported + i);
    List<int[]> classes = new ArrayList<>();
    for (int[] alike : split(all, this::probe)) {
      if (alike.length > 1) {
        keep(split(alike, f -> ByteBuffer.wrap(masked(f, Integer.MAX_VALUE))), classes);
      }
    }
    return classes;
  }

  private static Collection<int[]> split(int[] members, IntFunction<Buffer> key) {
    Map<Buffer, IntList> parts = new LinkedHashMap<>();
    for (int f : members) {
      parts.computeIfAbsent(key.apply(f), k -> new IntList(2)).add(f);
    }
    return parts.values().stream().map(IntList::toArray).toList();
  }

  private Buffer probe(int function) {
    int type = module.typeIndex(function);
    int start = Arrays.hashCode(masked(function, PROBE));
    return IntBuffer.wrap(new int[] {type, maskedLength(function), start});
  }

  private int[] called(int function) {
    Immediates immediates = immediates(function);
    IntList called = new IntList();
    for (int i = 0; i < immediates.count(); i++) {
      if (immediates.space(i) == IndexSpace.FUNCTION) {
        called.add(immediates.index(i));
      }
    }
    return called.toArray();
  }

  private int maskedLength(int function) {
    ByteSlice body = body(function);
    Immediates immediates = immediates(function);
    int length = body.length();
    for (int i = 0; i < immediates.count(); i++) {
      if (immediates.space(i) == IndexSpace.FUNCTION) {
        length -= body.endOfLeb(immediates.position(i)) - immediates.position(i);
      }
    }
    return length;
  }

  /**
   * The first bytes of a body, without function indices. The rest still tells where they were,
   * since it can be read instruction by instruction.
   */
  private byte[] masked(int function, int limit) {
    ByteSlice body = body(function);
    Immediates immediates = immediates(function);
    byte[] masked = new byte[Math.min(limit, body.length())];
    int size = 0;
    int from = 0;
    for (int i = 0; i <= immediates.count() && size < masked.length; i++) {
      boolean end = i == immediates.count();
      if (end || immediates.space(i) == IndexSpace.FUNCTION) {
        int to = end ? body.length() : immediates.position(i);
        int n = Math.min(to - from, masked.length - size);
        System.arraycopy(body.array(), body.from() + from, masked, size, n);
        size += n;
        from = end ? to : body.endOfLeb(to);
      }
    }
    return size == masked.length ? masked : Arrays.copyOf(masked, size);
  }

  private ByteSlice body(int function) {
    return module.code().get(function - imported);
  }

  private Immediates immediates(int function) {
    return references[function - imported].immediates();
  }

  private StandIns folding(List<int[]> classes, BitSet kept) {
    int[] standIns = new int[classOf.length];
    Arrays.setAll(standIns, f -> f);
    for (int[] members : classes) {
      int standIn = Arrays.stream(members).filter(kept::get).findFirst().orElse(members[0]);
      for (int f : members) {
        standIns[f] = standIn;
      }
    }
    return new StandIns(ImmutableIntArray.copyOf(standIns));
  }
}
