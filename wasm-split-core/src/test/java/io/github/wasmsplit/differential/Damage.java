package io.github.wasmsplit.differential;

import io.github.wasmsplit.fixture.LinkingEdit;
import io.github.wasmsplit.fixture.LinkingEdit.Sym;
import io.github.wasmsplit.fixture.RelocationEdit;
import io.github.wasmsplit.fixture.RelocationEdit.Entry;
import io.github.wasmsplit.fixture.WasmFileEdit;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;

/** Kinds of damage to the linker's sections; empty if a file has nothing to damage that way. */
enum Damage {
  /** A relocation of code is gone. */
  REMOVED {
    @Override
    Optional<byte[]> relocations(RelocationEdit edit, boolean code, Files files, Random random) {
      if (!code) {
        return Optional.empty();
      }
      edit.entries.remove(random.nextInt(edit.entries.size()));
      return Optional.of(edit.toByteArray());
    }
  },
  /** A relocation names another symbol, usually of the same kind. */
  EXCHANGED {
    @Override
    Optional<byte[]> relocations(RelocationEdit edit, boolean code, Files files, Random random) {
      int at = random.nextInt(edit.entries.size());
      Entry entry = edit.entries.get(at);
      Entry other = edit.entries.get(random.nextInt(edit.entries.size()));
      int index = random.nextInt(4) > 0 ? other.index() : random.nextInt(files.symbols().size());
      if (index == entry.index() || files.sameAddress(index, entry.index())) {
        return Optional.empty();
      }
      edit.entries.set(at, entry.of(index));
      return Optional.of(edit.toByteArray());
    }
  },
  /** A relocation lies a few bytes off its place. */
  SHIFTED {
    @Override
    Optional<byte[]> relocations(RelocationEdit edit, boolean code, Files files, Random random) {
      int at = random.nextInt(edit.entries.size());
      Entry entry = edit.entries.get(at);
      int by = (1 + random.nextInt(12)) * (random.nextBoolean() ? 1 : -1);
      edit.entries.set(at, entry.at(Math.max(0, entry.offset() + by)));
      return Optional.of(edit.toByteArray());
    }
  },
  /** A relocation comes twice. */
  DOUBLED {
    @Override
    Optional<byte[]> relocations(RelocationEdit edit, boolean code, Files files, Random random) {
      int at = random.nextInt(edit.entries.size());
      edit.entries.add(at, edit.entries.get(at));
      return Optional.of(edit.toByteArray());
    }
  },
  /** A relocation has another addend. */
  ADDEND {
    @Override
    Optional<byte[]> relocations(RelocationEdit edit, boolean code, Files files, Random random) {
      int at = random.nextInt(edit.entries.size());
      Entry entry = edit.entries.get(at);
      if (entry.type() < 3 || entry.type() > 5) {
        return Optional.empty();
      }
      edit.entries.set(at, entry.plus(1 + random.nextInt(1000)));
      return Optional.of(edit.toByteArray());
    }
  },
  /** A relocation has another type, and keeps its addend if both types have one. */
  RETYPED {
    @Override
    Optional<byte[]> relocations(RelocationEdit edit, boolean code, Files files, Random random) {
      int at = random.nextInt(edit.entries.size());
      Entry entry = edit.entries.get(at);
      int type = random.nextInt(27);
      if (type == entry.type()) {
        return Optional.empty();
      }
      edit.entries.set(at, new Entry(type, entry.offset(), entry.index(), entry.addend()));
      return Optional.of(edit.toByteArray());
    }
  },
  /** The section names another target section. */
  RETARGETED {
    @Override
    Optional<byte[]> relocations(RelocationEdit edit, boolean code, Files files, Random random) {
      edit.target = Math.max(0, edit.target + (random.nextBoolean() ? 1 : -1 - random.nextInt(3)));
      return Optional.of(edit.toByteArray());
    }
  },
  /** A symbol names something else, or lies in another segment. */
  SYMBOL_INDEX {
    @Override
    Optional<Sym> symbol(Sym symbol, Random random) {
      return Optional.of(symbol.of(Math.max(0, symbol.index() + random.nextInt(5) - 2)));
    }
  },
  /** A symbol of data lies elsewhere in its segment. */
  SYMBOL_OFFSET {
    @Override
    Optional<Sym> symbol(Sym symbol, Random random) {
      int offset = Math.max(0, symbol.offset() + random.nextInt(65) - 32);
      return symbol.isPlaced() ? Optional.of(symbol.at(offset, symbol.size())) : Optional.empty();
    }
  },
  /** A symbol of data has another size. */
  SYMBOL_SIZE {
    @Override
    Optional<Sym> symbol(Sym symbol, Random random) {
      int size = Math.max(0, symbol.size() + random.nextInt(65) - 32);
      return symbol.isPlaced() ? Optional.of(symbol.at(symbol.offset(), size)) : Optional.empty();
    }
  };

  /** A linker's output to be damaged. */
  record Files(byte[] original, List<Sym> symbols) {
    static Files of(byte[] original) {
      LinkingEdit[] linking = new LinkingEdit[1];
      new WasmFileEdit(original)
          .changeCustom(
              "linking",
              content -> {
                linking[0] = new LinkingEdit(content);
                return content;
              });
      return new Files(original, List.copyOf(linking[0].symbols));
    }

    boolean sameAddress(int a, int b) {
      if (a >= symbols.size() || b >= symbols.size()) {
        return false;
      }
      Sym first = symbols.get(a);
      Sym second = symbols.get(b);
      return first.isPlaced()
          && second.isPlaced()
          && first.index() == second.index()
          && first.offset() == second.offset();
    }

    /**
     * Whether nothing contradicts the changed place or size of a symbol: the bytes it lost also
     * belong to other symbols, or the bytes it gained belonged to none.
     */
    boolean cannotBeTold(Sym symbol, Sym changed) {
      return symbol.isPlaced()
          && (range(symbol)
                  .anyMatch(at -> !has(changed, symbol, at) && othersHave(symbol, symbol, at))
              || range(changed)
                  .anyMatch(at -> !has(symbol, changed, at) && !othersHave(symbol, changed, at)));
    }

    private static IntStream range(Sym symbol) {
      return IntStream.range(symbol.offset(), symbol.offset() + symbol.size());
    }

    /** Whether {@code symbol} covers byte {@code at} of the segment of {@code other}. */
    private static boolean has(Sym symbol, Sym other, int at) {
      return symbol.isPlaced()
          && symbol.index() == other.index()
          && symbol.offset() <= at
          && at < symbol.offset() + symbol.size();
    }

    private boolean othersHave(Sym symbol, Sym place, int at) {
      return symbols.stream().anyMatch(s -> !s.equals(symbol) && has(s, place, at));
    }
  }

  /** Whether this damages a symbol. */
  boolean ofSymbols() {
    return compareTo(SYMBOL_INDEX) >= 0;
  }

  Optional<byte[]> relocations(RelocationEdit edit, boolean code, Files files, Random random) {
    return Optional.empty();
  }

  Optional<Sym> symbol(Sym symbol, Random random) {
    return Optional.empty();
  }
}
