package io.github.wasmsplit.link;

import io.github.wasmsplit.bytes.ByteSlice;
import io.github.wasmsplit.code.InstructionReader;
import io.github.wasmsplit.code.Opcodes;
import io.github.wasmsplit.code.Operand;
import io.github.wasmsplit.wasm.IndexSpace;
import io.github.wasmsplit.wasm.WasmModule;
import io.github.wasmsplit.wasm.linking.Relocations;
import java.util.Optional;

/**
 * Carries the relocations of an original function over to its counterpart in bindgened, proving on
 * the way that the two are the same.
 *
 * <p>The operators are the same, and all immediates are equal except indices and locals.
 * wasm-bindgen replaces calls of some imported intrinsics by other instructions: a call of an
 * import may stand against any one instruction.
 */
final class BodyMatcher {
  private final WasmModule original;
  private final Relocations relocations;
  private final RelocationProof proof;
  private final int imported;

  BodyMatcher(Relocations relocations, RelocationProof proof) {
    this.original = proof.original();
    this.relocations = relocations;
    this.proof = proof;
    this.imported = original.importedFunctionCount();
  }

  /** The references of {@code bindgened}, empty if the two bodies differ. */
  Optional<References> match(int originalFunction, ByteSlice bindgened, String name) {
    int defined = originalFunction - imported;
    ByteSlice body = original.code().get(defined);
    InstructionReader a = InstructionReader.ofBody(body, name);
    InstructionReader b = InstructionReader.ofBody(bindgened, name);
    RelocatedCode relocated = new RelocatedCode(proof, relocations, defined, name);
    References.Collector found = new References.Collector();
    References.Collector unread = new References.Collector();
    Runnable skipOfA = () -> relocated.take(a, unread);
    Runnable skipOfB = () -> found.immediates.take(b);
    a.next();
    b.next();
    found.immediates.take(b);
    boolean unreachable = false;
    while (nextReachable(a, unreachable, skipOfA)) {
      if (!nextReachable(b, unreachable, skipOfB) || !sameInstruction(a, b)) {
        return Optional.empty();
      }
      relocated.take(a, found);
      found.immediates.take(b);
      unreachable = b.endsReachability();
    }
    if (!b.atEnd()) {
      return Optional.empty();
    }
    a.expectEnd();
    b.expectEnd();
    return Optional.of(found.done(true, b.usesMemory()));
  }

  /** The references of a function that differs from its namesake: those of either. */
  References ofNamesake(int originalFunction, ByteSlice bindgened, String name) {
    int defined = originalFunction - imported;
    ByteSlice body = original.code().get(defined);
    InstructionReader a = InstructionReader.ofBody(body, name);
    RelocatedCode relocated = new RelocatedCode(proof, relocations, defined, name);
    References.Collector found = new References.Collector();
    while (a.next()) {
      relocated.take(a, found);
    }
    InstructionReader b = InstructionReader.ofBody(bindgened, name);
    while (b.next()) {
      found.immediates.take(b);
    }
    b.expectEnd();
    return found.done(false, b.usesMemory());
  }

  /**
   * Advances; after an unconditional branch to the end of the block, its {@code else} or its {@code
   * catch}.
   */
  private static boolean nextReachable(
      InstructionReader reader, boolean unreachable, Runnable skipped) {
    if (!unreachable) {
      return reader.next();
    }
    int nested = 0;
    while (reader.next()) {
      if (nested == 0 && reader.delimitsBlock()) {
        return true;
      }
      nested += reader.nesting();
      skipped.run();
    }
    return false;
  }

  private boolean sameInstruction(InstructionReader a, InstructionReader b) {
    if (a.opcode() == Opcodes.CALL && a.value(0) < imported) {
      return true;
    }
    if (a.opcode() != b.opcode() || a.count() != b.count()) {
      return false;
    }
    for (int i = 0; i < a.count(); i++) {
      int kind = a.kind(i);
      if (kind != b.kind(i)) {
        return false;
      }
      boolean free = kind < IndexSpace.END || kind == Operand.LOCAL;
      if (!free && a.value(i) != b.value(i)) {
        return false;
      }
    }
    return true;
  }
}
