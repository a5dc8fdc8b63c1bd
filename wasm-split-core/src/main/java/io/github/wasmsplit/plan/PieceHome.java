package io.github.wasmsplit.plan;

/**
 * Where the search has put a piece.
 *
 * @param kind the sort of place
 * @param chunk the number of the chunk, from 1; 0 for other places
 */
record PieceHome(Kind kind, int chunk) {
  static final PieceHome MAIN = new PieceHome(Kind.MAIN, 0);
  static final PieceHome COPIES = new PieceHome(Kind.COPIES, 0);
  static final PieceHome OWN_FILE = new PieceHome(Kind.OWN_FILE, 0);

  /** The sorts of places. */
  enum Kind {
    MAIN,
    /** All outputs that refer to the piece. */
    COPIES,
    /** The file of the only module that loads it. */
    OWN_FILE,
    CHUNK
  }

  static PieceHome inChunk(int chunk) {
    return new PieceHome(Kind.CHUNK, chunk);
  }

  boolean isChunk() {
    return kind == Kind.CHUNK;
  }
}
