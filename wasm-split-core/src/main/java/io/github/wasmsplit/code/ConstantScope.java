package io.github.wasmsplit.code;

import io.github.wasmsplit.bytes.ByteReader;
import io.github.wasmsplit.wasm.Global;
import io.github.wasmsplit.wasm.IndexSpace;
import io.github.wasmsplit.wasm.TypeSection;
import io.github.wasmsplit.wasm.Typed;
import java.util.List;

/**
 * What constant expressions may name.
 *
 * @param types the module's types
 * @param functions number of its functions
 * @param globals its globals, as far as they come before the expression
 */
public record ConstantScope(TypeSection types, int functions, List<Global> globals) {
  /** The kind of i32. */
  public static final int I32 = 0x7f;

  /** The kind of i64. */
  public static final int I64 = 0x7e;

  static final int F32 = 0x7d;
  static final int F64 = 0x7c;
  static final int V128 = 0x7b;

  /** References to functions, or none. */
  static final int FUNCTION = 0x70;

  /** References that the host gives, or none. */
  static final int EXTERN = 0x6f;

  /** References to what the program makes itself. */
  static final int ANY = 0x6e;

  /** References to exceptions, or none. */
  static final int EXCEPTION = 0x69;

  /** The kind of a value type: its code, for references that of the widest one. */
  public int kind(Typed type) {
    ByteReader reader = new ByteReader(type.bytes(), "type");
    int code = reader.u8();
    if (code == 0x63 || code == 0x64) {
      return heapKind(reader.s33());
    }
    return code >= V128 ? code : heapKind(code - 0x80L);
  }

  /** Whether a kind is one of references. */
  public static boolean isReference(int kind) {
    return kind < V128;
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
