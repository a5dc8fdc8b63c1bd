package io.github.wasmsplit.link;

import com.google.common.primitives.ImmutableIntArray;
import io.github.wasmsplit.bytes.ByteSlice;
import io.github.wasmsplit.bytes.IntList;
import io.github.wasmsplit.code.InstructionReader;
import io.github.wasmsplit.code.Opcodes;
import io.github.wasmsplit.code.Operand;
import io.github.wasmsplit.program.DataIntervals;
import io.github.wasmsplit.program.SlotTable;

/**
 * What a function without relocations refers to: one that wasm-bindgen or the linker made.
 *
 * <p>A constant inside a data segment counts as an address. A constant counts as a slot only if it
 * can flow into {@code call_indirect} or {@code table.get}: if such an instruction takes neither a
 * plain constant nor a parameter, every constant of the function does.
 */
final class ConstantReferences {
  private final DataIntervals intervals;
  private final int table;

  ConstantReferences(DataIntervals intervals, SlotTable slots) {
    this.intervals = intervals;
    this.table = slots.table();
  }

  References of(ByteSlice body, String name) {
    InstructionReader reader = InstructionReader.ofBody(body, name);
    References.Collector found = new References.Collector();
    IntList constants = new IntList();
    int before = InstructionReader.LOCALS;
    long beforeValue = 0;
    boolean anyConstant = false;
    while (reader.next()) {
      found.immediates.take(reader);
      if (usesSlot(reader)) {
        if (before == Opcodes.I32_CONST) {
          found.slots.add((int) beforeValue);
        } else {
          anyConstant = true;
        }
      }
      addresses(reader, found.intervals);
      if (reader.opcode() == Opcodes.I32_CONST) {
        constants.add((int) reader.value(0));
      }
      before = reader.opcode();
      beforeValue = reader.count() > 0 ? reader.value(0) : 0;
    }
    reader.expectEnd();
    if (anyConstant) {
      for (int i = 0; i < constants.size(); i++) {
        found.slots.add(constants.get(i));
      }
    }
    return found.done(false, reader.usesMemory());
  }

  private boolean usesSlot(InstructionReader reader) {
    return switch (reader.opcode()) {
      case Opcodes.CALL_INDIRECT, Opcodes.RETURN_CALL_INDIRECT -> reader.value(1) == table;
      case Opcodes.TABLE_GET -> reader.value(0) == table;
      default -> false;
    };
  }

  private void addresses(InstructionReader reader, ImmutableIntArray.Builder found) {
    for (int i = 0; i < reader.count(); i++) {
      int kind = reader.kind(i);
      if (kind == Operand.I32 || kind == Operand.I64 || kind == Operand.OFFSET) {
        long address = kind == Operand.I32 ? reader.value(i) & 0xffffffffL : reader.value(i);
        int interval = intervals.at(address);
        if (interval >= 0) {
          found.add(interval);
        }
      }
    }
  }
}
