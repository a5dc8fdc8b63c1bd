package io.github.wasmsplit.differential;

import io.github.wasmsplit.fixture.DataSym;
import io.github.wasmsplit.fixture.Func;
import io.github.wasmsplit.fixture.Program;
import io.github.wasmsplit.fixture.Segment;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Random statics: numbers, pointers and vtables, some of them overlapping. */
final class RandomData {
  /** The meaning of a word of data. */
  enum Kind {
    NUMBER,
    FUNCTION,
    POINTER
  }

  /** A word that code may use: {@code symbol + offset}. */
  record Word(DataSym symbol, int offset, Kind kind, boolean mutable) {}

  /** A symbol of plain bytes that code may only read. */
  record Text(DataSym symbol, int size) {}

  private final Random random;
  private final List<Func> callable;
  private final List<Word> words = new ArrayList<>();
  private final List<Text> texts = new ArrayList<>();
  private int count;

  RandomData(Random random, Program program, List<Func> callable) {
    this.random = random;
    this.callable = callable;
    // If the linker merges segments, mutable data lies among the constants.
    int inFirst = random.nextInt(2) * random.nextInt(4);
    String first = inFirst > 0 ? ".merged" : ".rodata";
    Segment constants = program.segment(first, random.nextInt(4));
    Segment data = program.segment(".data", random.nextInt(6));
    Segment zero = program.segment(".bss", random.nextInt(6));
    for (int i = 0; i < inFirst; i++) {
      record(constants, true);
    }
    for (int i = 0; i < 2 + random.nextInt(8); i++) {
      constant(constants);
    }
    for (int i = 0; i < 1 + random.nextInt(8); i++) {
      record(data, true);
    }
    for (int i = 0; i < random.nextInt(6); i++) {
      zeros(zero);
    }
  }

  List<Word> words(Kind kind) {
    return words.stream().filter(w -> w.kind() == kind).toList();
  }

  List<Word> mutable(Kind kind) {
    return words.stream().filter(w -> w.kind() == kind && w.mutable()).toList();
  }

  List<Text> texts() {
    return texts;
  }

  List<DataSym> symbols() {
    List<DataSym> all = new ArrayList<>();
    words.forEach(w -> all.add(w.symbol()));
    texts.forEach(t -> all.add(t.symbol()));
    return all;
  }

  private String name() {
    return ".Lanon." + count++;
  }

  private void constant(Segment segment) {
    if (random.nextInt(4) == 0) {
      segment.unowned(bytes(random.nextInt(4)));
    }
    if (random.nextBoolean()) {
      text(segment);
    } else {
      record(segment, false);
    }
  }

  private byte[] bytes(int length) {
    byte[] result = new byte[length];
    random.nextBytes(result);
    return result;
  }

  private void text(Segment segment) {
    byte[] content = bytes(1 + random.nextInt(24));
    DataSym whole = segment.defineHere(name(), c -> c.bytes(content));
    texts.add(new Text(whole, content.length));
    int views = random.nextInt(3);
    for (int i = 0; i < views; i++) {
      int begin = random.nextInt(content.length);
      int size = random.nextInt(content.length - begin + 1);
      DataSym view = segment.view(name(), whole.offset() + begin, size);
      if (size > 0) {
        texts.add(new Text(view, size));
      }
    }
  }

  private void zeros(Segment segment) {
    int length = 1 + random.nextInt(4);
    DataSym symbol = segment.zeros(name(), 4 * length);
    for (int i = 0; i < length; i++) {
      words.add(new Word(symbol, 4 * i, Kind.NUMBER, true));
    }
  }

  private void record(Segment segment, boolean mutable) {
    List<Kind> kinds = new ArrayList<>();
    int length = 1 + random.nextInt(5);
    DataSym symbol =
        segment.define(
            name(),
            content -> {
              for (int i = 0; i < length; i++) {
                kinds.add(word(content));
              }
            });
    addWords(symbol, kinds, 0, mutable);
    if (length > 1 && random.nextInt(3) == 0) {
      int from = 1 + random.nextInt(length - 1);
      int size = 4 * (length - from);
      DataSym view = segment.view(name(), symbol.offset() + 4 * from, size);
      addWords(view, kinds.subList(from, length), 0, mutable);
    }
  }

  private void addWords(DataSym symbol, List<Kind> kinds, int begin, boolean mutable) {
    for (int i = 0; i < kinds.size(); i++) {
      words.add(new Word(symbol, begin + 4 * i, kinds.get(i), mutable));
    }
  }

  private Kind word(Segment.Content content) {
    switch (random.nextInt(4)) {
      case 0:
        content.slot(callable.get(random.nextInt(callable.size())));
        return Kind.FUNCTION;
      case 1:
        if (!words.isEmpty()) {
          Word target = words.get(random.nextInt(words.size()));
          content.address(target.symbol(), target.offset());
          return Kind.POINTER;
        }
        content.i32(0);
        return Kind.NUMBER;
      default:
        content.i32(random.nextInt());
        return Kind.NUMBER;
    }
  }
}
