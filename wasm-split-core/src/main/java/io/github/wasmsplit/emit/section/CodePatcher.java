package io.github.wasmsplit.emit.section;

import io.github.wasmsplit.bytes.ByteSink;
import io.github.wasmsplit.bytes.ByteSlice;
import io.github.wasmsplit.code.BodyLocals;
import io.github.wasmsplit.emit.layout.IndexMap;
import io.github.wasmsplit.wasm.Immediates;
import io.github.wasmsplit.wasm.IndexSpace;
import io.github.wasmsplit.wasm.IndexedBytes;

/**
 * Copies code, rewriting the immediates that are indices, those of locals too, and nothing else.
 */
final class CodePatcher {
  private static final int NONE = Integer.MAX_VALUE;

  private final IndexMap map;
  private final ByteSink scratch = new ByteSink();

  CodePatcher(IndexMap map) {
    this.map = map;
  }

  /** Writes a function body behind its size. */
  void writeBody(ByteSink sink, ByteSlice body, Immediates immediates, BodyLocals locals) {
    scratch.clear();
    LocalOrder order = new LocalOrder(locals);
    order.declare(scratch, this);
    int at = locals.start();
    int nextLocal = 0;
    int nextIndex = firstFrom(immediates, at);
    while (true) {
      int local = nextLocal < locals.count() ? locals.position(nextLocal) : NONE;
      int index = nextIndex < immediates.count() ? immediates.position(nextIndex) : NONE;
      int position = Math.min(local, index);
      if (position == NONE) {
        break;
      }
      scratch.bytes(body.array(), body.from() + at, body.from() + position);
      if (position == local) {
        scratch.u32(order.number(locals.local(nextLocal++)));
      } else {
        writeIndex(scratch, immediates, nextIndex++);
      }
      at = body.endOfLeb(position);
    }
    sink.sized(scratch.bytes(body.array(), body.from() + at, body.to()));
  }

  private static int firstFrom(Immediates immediates, int position) {
    int first = 0;
    while (first < immediates.count() && immediates.position(first) < position) {
      first++;
    }
    return first;
  }

  /** Writes an expression or type. */
  void write(ByteSink sink, IndexedBytes source) {
    ByteSlice bytes = source.bytes();
    Immediates immediates = source.immediates();
    int at = 0;
    for (int i = 0; i < immediates.count(); i++) {
      int position = immediates.position(i);
      sink.bytes(bytes.array(), bytes.from() + at, bytes.from() + position);
      writeIndex(sink, immediates, i);
      at = bytes.endOfLeb(position);
    }
    sink.bytes(bytes.array(), bytes.from() + at, bytes.to());
  }

  private void writeIndex(ByteSink sink, Immediates immediates, int i) {
    int index = map.map(immediates.space(i), immediates.index(i));
    if (immediates.space(i) == IndexSpace.TYPE_S33) {
      sink.s64(index);
    } else {
      sink.u32(index);
    }
  }
}
