package io.github.wasmsplit.link;

import io.github.wasmsplit.bytes.ByteSlice;
import io.github.wasmsplit.code.InstructionReader;
import io.github.wasmsplit.code.Operand;
import io.github.wasmsplit.code.PaddedInteger;
import io.github.wasmsplit.diag.Diagnostic;
import io.github.wasmsplit.diag.LinkException;
import io.github.wasmsplit.diag.Place;
import io.github.wasmsplit.diag.UnsupportedException;
import io.github.wasmsplit.read.RelocationReader;
import io.github.wasmsplit.wasm.IndexSpace;
import io.github.wasmsplit.wasm.linking.RelocationType;
import io.github.wasmsplit.wasm.linking.Relocations;

/**
 * Takes the relocations of one original function in step with its instructions.
 *
 * <p>Linkers leave integers that are relocated as long as compilers wrote them, padded to five
 * bytes, and nobody else pads integers. So each relocation must lie on such an integer, and each
 * such integer must have its relocation.
 */
final class RelocatedCode {
  /** Bytes of the shortest integer that is relocated. */
  private static final int PADDED = 5;

  /** For each type of relocation the kinds of immediates that it is for, as bits. */
  private static final int[] KINDS = new int[27];

  static {
    KINDS[0] = 1 << IndexSpace.FUNCTION;
    KINDS[1] = 1 << Operand.I32;
    KINDS[3] = 1 << Operand.OFFSET;
    KINDS[4] = 1 << Operand.I32;
    KINDS[6] = 1 << IndexSpace.TYPE | 1 << IndexSpace.TYPE_S33;
    KINDS[7] = 1 << IndexSpace.GLOBAL;
    KINDS[10] = 1 << IndexSpace.TAG;
    KINDS[14] = 1 << Operand.OFFSET;
    KINDS[15] = 1 << Operand.I64;
    KINDS[18] = 1 << Operand.I64;
    KINDS[20] = 1 << IndexSpace.TABLE;
  }

  private final RelocationProof proof;
  private final Relocations relocations;
  private final ByteSlice body;
  private final String function;
  private final int bodyOffset;
  private int next;

  /** Offset in the body of the next relocation. */
  private int nextPosition;

  /**
   * Prepares.
   *
   * @param defined which function, imported ones not counted
   * @param function its name
   */
  RelocatedCode(RelocationProof proof, Relocations relocations, int defined, String function) {
    this.proof = proof;
    this.relocations = relocations;
    this.body = proof.original().code().get(defined);
    this.function = function;
    this.bodyOffset = offset(body);
    this.next = relocations.firstAt(bodyOffset);
    ByteSlice previous = defined == 0 ? null : proof.original().code().get(defined - 1);
    int previousEnd = previous == null ? 0 : offset(previous) + previous.length();
    if (next > 0 && relocations.offset(next - 1) >= previousEnd) {
      throw misplaced(relocations.offset(next - 1) - bodyOffset);
    }
    findNext();
  }

  private int offset(ByteSlice code) {
    return (int) (code.fileOffset() - proof.original().codeSection().fileOffset());
  }

  private void findNext() {
    nextPosition =
        next < relocations.count() ? relocations.offset(next) - bodyOffset : Integer.MAX_VALUE;
  }

  /**
   * Adds the targets of the relocations in the reader's current instruction.
   *
   * @throws LinkException if a relocation lies beside the immediates, contradicts one, or lacks
   */
  void take(InstructionReader reader, References.Collector found) {
    int end = reader.position();
    if (nextPosition >= end && end - reader.start() <= PADDED) {
      return;
    }
    for (int i = 0; i < reader.count(); i++) {
      int position = reader.position(i);
      if (position == nextPosition) {
        apply(reader.kind(i), reader.value(i), found);
        next++;
        findNext();
      } else if (PaddedInteger.isAt(body, position, reader.kind(i))) {
        throw missing(position, reader.value(i));
      }
    }
    if (nextPosition < end) {
      throw misplaced(nextPosition);
    }
  }

  private void apply(int kind, long value, References.Collector found) {
    int number = relocations.type(next);
    RelocationType type = RelocationType.of(number);
    if (type == RelocationType.RELATIVE) {
      throw relative();
    }
    boolean fits = (KINDS[number] & 1 << kind) != 0;
    if (!fits || PaddedInteger.length(body, nextPosition) != RelocationType.width(number)) {
      throw misplaced(nextPosition);
    }
    if (!proof.holds(relocations, next, value)) {
      throw proof.contradiction(relocations, next, value, place(nextPosition));
    }
    int symbol = relocations.index(next);
    switch (type) {
      case ADDRESS -> found.symbols.add(symbol);
      case SLOT -> found.slots.add((int) value);
      case GLOBAL -> {
        if (proof.isData(symbol)) {
          found.symbols.add(symbol);
        } else if (proof.isFunction(symbol)) {
          found.slots.add((int) proof.initialValue(value).orElseThrow());
        }
      }
      default -> {}
    }
  }

  private Place place(int position) {
    return Place.at(body.file(), body.fileOffset() + position)
        .inSection("code")
        .inFunction(function);
  }

  private LinkException misplaced(int position) {
    return new LinkException(
        Diagnostic.error(
                "misplaced-relocation", "A relocation lies on no immediate that it could apply to.")
            .at(place(position))
            .advise(RelocationReader.adviceOnCode(proof.original())));
  }

  private LinkException missing(int position, long value) {
    return new LinkException(
        Diagnostic.error(
                "missing-relocation",
                "The linker has padded the integer "
                    + value
                    + ", but there is no relocation of it.")
            .at(place(position))
            .advise(RelocationReader.ADVICE));
  }

  private UnsupportedException relative() {
    return new UnsupportedException(
        Diagnostic.error(
                "relative-relocation",
                "A relocation is relative to a base: position-independent code or threads.")
            .at(place(nextPosition))
            .advise("Link without -shared and -pie, and without threads."));
  }
}
