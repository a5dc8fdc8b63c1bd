package io.github.wasmsplit.code;

import io.github.wasmsplit.bytes.ByteReader;
import io.github.wasmsplit.bytes.ByteSlice;
import io.github.wasmsplit.bytes.IntList;
import io.github.wasmsplit.diag.Diagnostic;
import io.github.wasmsplit.diag.MalformedException;
import io.github.wasmsplit.diag.Place;
import io.github.wasmsplit.wasm.Immediates;

/**
 * The locals of a body, and where its instructions name them.
 *
 * @param parameters number of the function's parameters, which are its first locals
 * @param declarations the others
 * @param start offset in the body of the first instruction
 * @param positions offsets in the body of immediates that are locals, ascending
 * @param locals for each of these the local
 */
public record BodyLocals(
    int parameters, LocalDeclarations declarations, int start, int[] positions, int[] locals) {

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

  private static int[] positions(byte[] gaps) {
    IntList positions = new IntList(gaps.length);
    ByteReader reader = new ByteReader(ByteSlice.of(gaps), "code");
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
