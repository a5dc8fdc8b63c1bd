package io.github.wasmsplit.code;

import io.github.wasmsplit.bytes.ByteReader;
import io.github.wasmsplit.wasm.Global;
import io.github.wasmsplit.wasm.IndexSpace;
import io.github.wasmsplit.wasm.IndexedBytes;
import io.github.wasmsplit.wasm.TypeSection;
import io.github.wasmsplit.wasm.ValueTypes;
import java.util.List;

/**
 * What constant expressions may name.
 *
 * @param types the module's types
 * @param functions number of its functions
 * @param globals its globals, as far as they come before the expression
 */
public record ConstantScope(TypeSection types, int functions, List<Global> globals) {
  /** References to functions, or none. */
  static final int FUNCTION = ValueTypes.FUNCREF;

  /** References that the host gives, or none. */
  static final int EXTERN = ValueTypes.EXTERNREF;

  /** References to entities that the module itself defines. */
  static final int ANY = 0x6e;

  /** References to exceptions, or none. */
  static final int EXCEPTION = 0x69;

  /** The kind of a value type: its code, for references that of the widest one. */
  public int kind(IndexedBytes type) {
    ByteReader reader = new ByteReader(type.bytes(), "type");
    int code = reader.u8();
    if (ValueTypes.hasHeapType(code)) {
      return heapKind(reader.s33());
    }
    return code >= ValueTypes.V128 ? code : heapKind(code - 0x80L);
  }

  /** Whether a kind is one of references. */
  public static boolean isReference(int kind) {
    return kind < ValueTypes.V128;
  }

  int heapKind(long heap) {
    if (heap >= 0) {
      return types.functionTypes().get((int) heap) != null ? FUNCTION : ANY;
    }
    return switch ((int) heap + 0x80) {
      case FUNCTION, 0x73 -> FUNCTION;
      case EXTERN, 0x72 -> EXTERN;
      case EXCEPTION, 0x74 -> EXCEPTION;
      default -> ANY;
    };
  }

  int sizeOf(int space) {
    return switch (space) {
      case IndexSpace.FUNCTION -> functions;
      case IndexSpace.GLOBAL -> globals.size();
      case IndexSpace.TYPE, IndexSpace.TYPE_S33 -> types.count();
      default -> Integer.MAX_VALUE;
    };
  }
}
