package io.github.wasmsplit.emit.section;

import io.github.wasmsplit.bytes.ByteSink;
import io.github.wasmsplit.bytes.ByteSlice;
import io.github.wasmsplit.code.BodyLocals;
import io.github.wasmsplit.code.LocalDeclarations;
import io.github.wasmsplit.wasm.IndexedBytes;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/**
 * New numbers for a body's locals: those of one type together, of these the most used first, those
 * of equal use as they are first named. Unused ones are not declared. So the same few numbers are
 * named over and over, which compresses better, and frequent locals have short indices.
 */
final class LocalOrder {
  private final LocalDeclarations declarations;

  /** For each run the first run of its type. */
  private final int[] typeOf;

  /** For each run the number of locals declared of its type; 0 except for the first of a type. */
  private final int[] declared;

  /** For each local its new number, -1 if it is unused. */
  private final int[] numbers;

  LocalOrder(BodyLocals body) {
    this.declarations = body.declarations();
    this.typeOf = types(declarations);
    this.declared = new int[typeOf.length];
    this.numbers = new int[body.parameters() + declarations.count()];
    Arrays.fill(numbers, -1);
    for (int p = 0; p < body.parameters(); p++) {
      numbers[p] = p;
    }
    number(body.parameters(), byUse(body));
  }

  private static int[] types(LocalDeclarations declarations) {
    int[] types = new int[declarations.types().size()];
    Map<ByteBuffer, Integer> first = new HashMap<>();
    for (int r = 0; r < types.length; r++) {
      ByteSlice type = declarations.types().get(r).bytes();
      Integer same =
          first.putIfAbsent(ByteBuffer.wrap(type.array(), type.from(), type.length()), r);
      types[r] = same == null ? r : same;
    }
    return types;
  }

  /** The used locals without parameters, in their new order, not yet grouped by type. */
  private int[] byUse(BodyLocals body) {
    int[] uses = new int[numbers.length];
    int[] named = new int[declarations.count()];
    int used = 0;
    for (int i = 0; i < body.count(); i++) {
      int local = body.local(i);
      if (uses[local]++ == 0 && local >= body.parameters()) {
        named[used++] = local;
      }
    }
    long[] keys = new long[used];
    for (int i = 0; i < used; i++) {
      keys[i] = (long) -uses[named[i]] << Integer.SIZE | i;
    }
    Arrays.sort(keys);
    return Arrays.stream(keys).mapToInt(key -> named[(int) key]).toArray();
  }

  private void number(int parameters, int[] byUse) {
    for (int local : byUse) {
      declared[typeOf[declarations.run(local - parameters)]]++;
    }
    int[] next = new int[declared.length];
    int sum = parameters;
    for (int t = 0; t < declared.length; t++) {
      next[t] = sum;
      sum += declared[t];
    }
    for (int local : byUse) {
      numbers[local] = next[typeOf[declarations.run(local - parameters)]]++;
    }
  }

  /** The new number of a local that is used. */
  int number(int local) {
    return numbers[local];
  }

  /** Writes the declarations. */
  void declare(ByteSink sink, CodePatcher patcher) {
    sink.u32((int) Arrays.stream(declared).filter(n -> n > 0).count());
    for (int t = 0; t < declared.length; t++) {
      if (declared[t] > 0) {
        IndexedBytes type = declarations.types().get(t);
        patcher.write(sink.u32(declared[t]), type);
      }
    }
  }
}
