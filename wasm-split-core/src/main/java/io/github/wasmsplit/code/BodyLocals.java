package io.github.wasmsplit.code;

import io.github.wasmsplit.bytes.ByteSlice;
import io.github.wasmsplit.bytes.IntList;
import io.github.wasmsplit.diag.MalformedException;
import io.github.wasmsplit.diag.Place;

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
   * Reads a whole body.
   *
   * @param function for messages
   * @throws MalformedException where an instruction names a local that there is not
   */
  public static BodyLocals scan(ByteSlice body, int parameters, String function) {
    InstructionReader reader = InstructionReader.ofBody(body, function);
    reader.next();
    LocalDeclarations declarations = LocalDeclarations.read(reader);
    int start = reader.position();
    int count = parameters + declarations.count();
    IntList positions = new IntList();
    IntList locals = new IntList();
    while (reader.next()) {
      if (reader.count() == 1 && reader.kind(0) == Operand.LOCAL) {
        if (reader.value(0) >= count) {
          throw unknownLocal(body, reader, count, function);
        }
        positions.add(reader.position(0));
        locals.add((int) reader.value(0));
      }
    }
    return new BodyLocals(parameters, declarations, start, positions.toArray(), locals.toArray());
  }

  private static MalformedException unknownLocal(
      ByteSlice body, InstructionReader reader, int count, String function) {
    return new MalformedException(
        "local-index",
        "There is no local " + reader.value(0) + ": the function has " + count + ".",
        Place.at(body.file(), body.fileOffset() + reader.start())
            .inSection("code")
            .inFunction(function),
        "The file is damaged: build it again.");
  }
}
