package io.github.wasmsplit.emit;

import io.github.wasmsplit.bytes.ByteSink;
import io.github.wasmsplit.bytes.ByteSlice;
import io.github.wasmsplit.wasm.Immediates;
import io.github.wasmsplit.wasm.IndexSpace;
import io.github.wasmsplit.wasm.Typed;

/** Copies code, rewriting the immediates that are indices and nothing else. */
final class CodePatcher {
  private final IndexMap map;

  CodePatcher(IndexMap map) {
    this.map = map;
  }

  /** Writes a function body behind its size. */
  void writeBody(ByteSink sink, ByteSlice body, Immediates immediates) {
    sink.u32(patchedSize(body, immediates));
    write(sink, body, immediates);
  }

  /** Writes an expression or type. */
  void write(ByteSink sink, Typed typed) {
    write(sink, typed.bytes(), typed.immediates());
  }

  private int patchedSize(ByteSlice body, Immediates immediates) {
    int size = body.length();
    for (int i = 0; i < immediates.count(); i++) {
      int old = body.endOfLeb(immediates.position(i)) - immediates.position(i);
      int index = map.map(immediates.space(i), immediates.index(i));
      size += sizeOf(immediates.space(i), index) - old;
    }
    return size;
  }

  private void write(ByteSink sink, ByteSlice bytes, Immediates immediates) {
    int at = 0;
    for (int i = 0; i < immediates.count(); i++) {
      int position = immediates.position(i);
      sink.bytes(bytes.array(), bytes.from() + at, bytes.from() + position);
      int index = map.map(immediates.space(i), immediates.index(i));
      if (immediates.space(i) == IndexSpace.TYPE_S33) {
        sink.s64(index);
      } else {
        sink.u32(index);
      }
      at = bytes.endOfLeb(position);
    }
    sink.bytes(bytes.array(), bytes.from() + at, bytes.to());
  }

  private static int sizeOf(int space, int index) {
    // A signed LEB128 needs one more bit, as a u32 of twice the value does.
    return ByteSink.sizeOfU32(space == IndexSpace.TYPE_S33 ? index * 2 : index);
  }
}
