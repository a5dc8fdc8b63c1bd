package io.github.wasmsplit.code;

import io.github.wasmsplit.bytes.ByteSlice;
import io.github.wasmsplit.diag.Diagnostic;
import io.github.wasmsplit.diag.MalformedException;
import io.github.wasmsplit.diag.Place;
import io.github.wasmsplit.diag.UnsupportedException;
import io.github.wasmsplit.wasm.IndexSpace;
import io.github.wasmsplit.wasm.ValueTypes;
import java.util.Arrays;

/**
 * Walks over the instructions of a function body or constant expression, one at a time.
 *
 * <p>After {@link #next()} the accessors give the instruction, as {@link Opcodes} numbers them, and
 * its immediates. Nothing is allocated per instruction: bodies have millions.
 */
public final class InstructionReader extends CodeBytes {
  /** The pseudo opcode of the local declarations, which come first in a body. */
  public static final int LOCALS = -1;

  /** The limit of the JavaScript interface, section "Implementation-defined Limits". */
  private static final int MOST_LOCALS = 50_000;

  private int depth = 1;
  private boolean localsRead;
  private boolean usesMemory;
  private int opcode;
  private int start;
  private int count;
  private int[] kinds = new int[16];
  private int[] positions = new int[16];
  private long[] values = new long[16];

  private InstructionReader(ByteSlice body, Place origin, boolean hasLocals) {
    super(body, origin);
    this.localsRead = !hasLocals;
  }

  /** A reader of a function body: local declarations, then instructions. */
  public static InstructionReader ofBody(ByteSlice body, String function) {
    Place file = Place.file(body.file());
    return new InstructionReader(body, file.inSection("code").inFunction(function), true);
  }

  /** A reader of an expression without locals, which may be followed by other bytes. */
  public static InstructionReader ofExpression(ByteSlice bytes, String section) {
    return new InstructionReader(bytes, Place.file(bytes.file()).inSection(section), false);
  }

  /** The instruction: its byte, or {@code prefix << 16 | number} behind a prefix. */
  public int opcode() {
    return opcode;
  }

  /** Offset in the body of the instruction's first byte. */
  public int start() {
    return start;
  }

  /** Offset in the body after the instruction. */
  public int position() {
    return at - base;
  }

  /** Number of immediates. */
  public int count() {
    return count;
  }

  /** Kind of immediate {@code i}: an {@link IndexSpace} or an {@link Operand}. */
  public int kind(int i) {
    return kinds[i];
  }

  /** Offset in the body of immediate {@code i}. */
  public int position(int i) {
    return positions[i];
  }

  /** Value of immediate {@code i}. */
  public long value(int i) {
    return values[i];
  }

  /** Whether the rest of the block after the current instruction is unreachable. */
  public boolean endsReachability() {
    return Opcodes.hasEffect(opcode, Opcodes.LEAVES);
  }

  /** Whether the current instruction ends a block or begins another part of it. */
  public boolean delimitsBlock() {
    return Opcodes.hasEffect(opcode, Opcodes.DIVIDES);
  }

  /** {@return 1 if the current instruction begins a block, -1 if it ends one, else 0} */
  public int nesting() {
    if (Opcodes.hasEffect(opcode, Opcodes.BEGINS)) {
      return 1;
    }
    return Opcodes.hasEffect(opcode, Opcodes.ENDS) ? -1 : 0;
  }

  /** Whether an instruction so far accesses memory 0 without naming it. */
  public boolean usesMemory() {
    return usesMemory;
  }

  /** Whether the final {@code end} has been read. */
  public boolean atEnd() {
    return depth == 0;
  }

  /**
   * Reads one instruction.
   *
   * @return false after the final {@code end}
   * @throws MalformedException if the body ends early or nests wrongly
   * @throws UnsupportedException at an unknown instruction
   */
  public boolean next() {
    if (depth == 0) {
      return false;
    }
    start = at - base;
    count = 0;
    if (!localsRead) {
      localsRead = true;
      opcode = LOCALS;
      locals();
      return true;
    }
    opcode = u8();
    byte shape = Opcodes.shape(opcode);
    if (shape == Shape.PREFIX) {
      int sub = u32();
      shape = Opcodes.prefixed(opcode, sub);
      opcode = opcode << 16 | (sub & 0xffff);
    }
    immediates(shape);
    return true;
  }

  /** Throws unless the final {@code end} is the last byte. */
  public void expectEnd() {
    if (at != end) {
      throw malformed("code-after-end", "Bytes follow the final end");
    }
  }

  private void immediates(byte shape) {
    switch (shape) {
      case Shape.NONE -> {}
      case Shape.LOCAL, Shape.LABEL, Shape.FUNCTION, Shape.GLOBAL -> add(Shape.first(shape));
      case Shape.MEMARG -> memarg();
      case Shape.I32 -> addSigned(Operand.I32, 32);
      case Shape.I64 -> addSigned(Operand.I64, 64);
      case Shape.BLOCK -> block();
      case Shape.END -> depth--;
      default -> rareImmediates(shape);
    }
  }

  private void rareImmediates(byte shape) {
    switch (shape) {
      case Shape.TYPE, Shape.TABLE, Shape.MEMORY, Shape.DATA, Shape.ELEMENT, Shape.TAG ->
          add(Shape.first(shape));
      case Shape.TYPE_TABLE,
          Shape.DATA_MEMORY,
          Shape.MEMORY_MEMORY,
          Shape.ELEMENT_TABLE,
          Shape.TABLE_TABLE,
          Shape.TYPE_U32,
          Shape.TYPE_DATA,
          Shape.TYPE_ELEMENT,
          Shape.TYPE_TYPE -> {
        add(Shape.first(shape));
        add(Shape.second(shape));
      }
      case Shape.BR_TABLE -> brTable();
      case Shape.F32 -> fixed(4);
      case Shape.F64 -> fixed(8);
      case Shape.HEAP_TYPE -> heapType();
      case Shape.SELECT -> {
        for (int n = vectorLength(); n > 0; n--) {
          valueType();
        }
      }
      case Shape.TRY_TABLE -> tryTable();
      case Shape.DELEGATE -> {
        add(Operand.OTHER);
        depth--;
      }
      case Shape.BR_ON_CAST -> {
        fixed(1);
        add(Operand.OTHER);
        heapType();
        heapType();
      }
      case Shape.V128 -> {
        fixed(8);
        fixed(8);
      }
      case Shape.LANE, Shape.BYTE -> fixed(1);
      case Shape.MEMARG_LANE -> {
        memarg();
        fixed(1);
      }
      default -> throw unknownOpcode();
    }
  }

  private void locals() {
    long sum = 0;
    for (int n = vectorLength(); n > 0; n--) {
      add(Operand.LOCAL_COUNT);
      sum += values[count - 1];
      valueType();
    }
    if (sum > MOST_LOCALS) {
      throw tooManyLocals(sum);
    }
  }

  private UnsupportedException tooManyLocals(long locals) {
    return new UnsupportedException(
        Diagnostic.error(
                "too-many-locals",
                "A function has " + locals + " locals; engines take " + MOST_LOCALS + " at most.")
            .at(place(start))
            .advise(Diagnostic.DAMAGED));
  }

  /** A value type: one byte, or {@code ref} with a heap type. */
  private void valueType() {
    int type = u8();
    boolean heap = ValueTypes.hasHeapType(type);
    if (!heap && !ValueTypes.isShort(type)) {
      throw malformed("value-type", "0x" + Integer.toHexString(type) + " is no value type");
    }
    put(Operand.OTHER, at - base - 1, type);
    if (heap) {
      heapType();
    }
  }

  private void heapType() {
    int position = at - base;
    long type = signed(33);
    if (type < 0 && !ValueTypes.isAbstractHeap(type)) {
      throw malformed("heap-type", type + " is no heap type");
    }
    put(type >= 0 ? IndexSpace.TYPE_S33 : Operand.OTHER, position, type);
  }

  private void block() {
    depth++;
    int position = at - base;
    if (at < end && ValueTypes.hasHeapType(bytes[at])) {
      valueType();
      return;
    }
    long type = signed(33);
    if (type < 0 && type != ValueTypes.EMPTY_BLOCK && !ValueTypes.isShort((int) type & 0x7f)) {
      throw malformed("block-type", type + " is no type of a block");
    }
    put(type >= 0 ? IndexSpace.TYPE_S33 : Operand.OTHER, position, type);
  }

  private void brTable() {
    int n = vectorLength();
    put(Operand.OTHER, at - base, n);
    for (int i = 0; i <= n; i++) {
      add(Operand.OTHER);
    }
  }

  private void tryTable() {
    block();
    int n = vectorLength();
    put(Operand.OTHER, at - base, n);
    for (int i = 0; i < n; i++) {
      int kind = u8();
      put(Operand.OTHER, at - base - 1, kind);
      if (kind > 3) {
        throw malformed("catch-clause", kind + " is no kind of catch clause");
      }
      if (kind < 2) {
        add(IndexSpace.TAG);
      }
      add(Operand.OTHER);
    }
  }

  private void memarg() {
    int position = at - base;
    int flags = u32();
    if (flags < 0 || flags > 0x7f) {
      throw malformed(
          "memarg-flags", "A memory access has the alignment 2^" + (flags & 0xffffffffL));
    }
    put(Operand.OTHER, position, flags);
    if ((flags & 0x40) != 0) {
      add(IndexSpace.MEMORY);
    } else {
      usesMemory = true;
    }
    position = at - base;
    put(Operand.OFFSET, position, u64());
  }

  private void add(int kind) {
    int position = at - base;
    put(kind, position, u32() & 0xffffffffL);
  }

  private void addSigned(int kind, int bits) {
    int position = at - base;
    put(kind, position, signed(bits));
  }

  private void fixed(int length) {
    if (at + length > end) {
      throw truncated();
    }
    long value = 0;
    for (int i = length - 1; i >= 0; i--) {
      value = value << 8 | (bytes[at + i] & 0xff);
    }
    put(Operand.OTHER, at - base, value);
    at += length;
  }

  private void put(int kind, int position, long value) {
    if (count == kinds.length) {
      kinds = Arrays.copyOf(kinds, count * 2);
      positions = Arrays.copyOf(positions, count * 2);
      values = Arrays.copyOf(values, count * 2);
    }
    kinds[count] = kind;
    positions[count] = position;
    values[count++] = value;
  }

  private UnsupportedException unknownOpcode() {
    int prefix = opcode >>> 16;
    String text =
        prefix == 0
            ? "0x" + Integer.toHexString(opcode)
            : "0x" + Integer.toHexString(prefix) + " " + (opcode & 0xffff);
    return new UnsupportedException(
        Diagnostic.error(
                "unknown-opcode", "The instruction " + text + " is none of WebAssembly 3.0.")
            .at(place(start))
            .advise(
                "Build without the proposal that it belongs to, or report the instruction to us."));
  }
}
