package io.github.wasmsplit.code;

import io.github.wasmsplit.bytes.ByteReader;
import io.github.wasmsplit.bytes.ByteSlice;
import io.github.wasmsplit.bytes.IntList;
import io.github.wasmsplit.diag.Diagnostic;
import io.github.wasmsplit.diag.MalformedException;
import io.github.wasmsplit.diag.Place;
import io.github.wasmsplit.wasm.Immediates;

/** The locals of a body, and the places at which its instructions name them. */
public final class BodyLocals {
  private final int parameters;
  private final LocalDeclarations declarations;
  private final int start;
  private final int[] positions;
  private final int[] locals;

  private BodyLocals(
      int parameters, LocalDeclarations declarations, int start, int[] positions, int[] locals) {
    this.parameters = parameters;
    this.declarations = declarations;
    this.start = start;
    this.positions = positions;
    this.locals = locals;
  }

  /**
   * Reads the declarations, and the locals among the body's immediates.
   *
   * @param function for messages
   * @throws MalformedException if an instruction names a local that does not exist
   */
  public static BodyLocals read(
      ByteSlice body, Immediates immediates, int parameters, String function) {
    InstructionReader reader = InstructionReader.ofBody(body, function);
    reader.next();
    LocalDeclarations declarations = LocalDeclarations.read(reader);
    int count = parameters + declarations.count();
    int[] positions = positions(immediates.locals());
    int[] locals = new int[positions.length];
    for (int i = 0; i < locals.length; i++) {
      locals[i] = body.u32(positions[i]);
      if (Integer.compareUnsigned(locals[i], count) >= 0) {
        throw unknownLocal(body, positions[i], locals[i], count, function);
      }
    }
    return new BodyLocals(parameters, declarations, reader.position(), positions, locals);
  }

  /** Number of the function's parameters, which are its first locals. */
  public int parameters() {
    return parameters;
  }

  /** The other locals. */
  public LocalDeclarations declarations() {
    return declarations;
  }

  /** Offset in the body of the first instruction. */
  public int start() {
    return start;
  }

  /** How many immediates of the body are locals. */
  public int count() {
    return positions.length;
  }

  /** Offset in the body of the {@code i}th of these immediates; they ascend. */
  public int position(int i) {
    return positions[i];
  }

  /** The local that the {@code i}th of these immediates names. */
  public int local(int i) {
    return locals[i];
  }

  private static int[] positions(ByteSlice gaps) {
    IntList positions = new IntList(gaps.length());
    ByteReader reader = new ByteReader(gaps, "code");
    int position = 0;
    while (reader.hasMore()) {
      position += reader.u32();
      positions.add(position);
    }
    return positions.toArray();
  }

  private static MalformedException unknownLocal(
      ByteSlice body, int position, int local, int count, String function) {
    return new MalformedException(
        Diagnostic.error(
                "local-index",
                "There is no local "
                    + Integer.toUnsignedString(local)
                    + ": the function has "
                    + count
                    + ".")
            .at(
                Place.at(body.file(), body.fileOffset() + position)
                    .inSection("code")
                    .inFunction(function))
            .advise(Diagnostic.DAMAGED));
  }
}
