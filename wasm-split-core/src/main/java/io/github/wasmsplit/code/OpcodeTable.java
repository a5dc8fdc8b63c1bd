package io.github.wasmsplit.code;

/** The instructions behind one prefix byte, or those without one, in flat arrays by number. */
final class OpcodeTable {
  private final byte[] shapes;
  private final byte[] effects;
  private final short[] features;
  private final int neededByAll;

  /**
   * A table without instructions.
   *
   * @param size one more than the highest number
   * @param neededByAll the feature that every instruction of the table needs
   */
  OpcodeTable(int size, Feature... neededByAll) {
    shapes = new byte[size];
    effects = new byte[size];
    features = new short[size];
    this.neededByAll = mask(neededByAll);
  }

  OpcodeTable add(int opcode, byte shape, Feature... needed) {
    return range(opcode, opcode, shape, needed);
  }

  /** Adds an instruction that has an effect on blocks, as {@link Opcodes} defines them. */
  OpcodeTable add(int opcode, byte shape, int effect, Feature... needed) {
    effects[opcode] = (byte) effect;
    return range(opcode, opcode, shape, needed);
  }

  OpcodeTable range(int first, int last, byte shape, Feature... needed) {
    int mask = neededByAll | mask(needed);
    for (int opcode = first; opcode <= last; opcode++) {
      shapes[opcode] = shape;
      features[opcode] = (short) mask;
    }
    return this;
  }

  /** Takes out numbers within a range that no instruction has. */
  OpcodeTable without(int... opcodes) {
    for (int opcode : opcodes) {
      shapes[opcode] = Shape.UNKNOWN;
      features[opcode] = 0;
    }
    return this;
  }

  private static int mask(Feature... features) {
    int mask = 0;
    for (Feature feature : features) {
      mask |= feature.bit();
    }
    return mask;
  }

  /** The shapes by opcode; not to be written to. */
  byte[] shapes() {
    return shapes;
  }

  /** The effects on blocks by opcode; not to be written to. */
  byte[] effects() {
    return effects;
  }

  byte shape(int opcode) {
    return opcode >= 0 && opcode < shapes.length ? shapes[opcode] : Shape.UNKNOWN;
  }

  /** A mask of {@link Feature#bit()}. */
  int features(int opcode) {
    return features[opcode];
  }
}
