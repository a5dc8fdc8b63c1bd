package io.github.wasmsplit.plan;

import io.github.wasmsplit.bytes.ByteReader;
import io.github.wasmsplit.bytes.ByteSlice;
import io.github.wasmsplit.wasm.SectionId;

/**
 * How large a whole wasm file is, and how large compression would leave it, as the planner
 * estimates it. Custom sections do not count: no engine needs them.
 */
public final class CompressedSize {
  private static final int HEADER = 8;

  private CompressedSize() {}

  /**
   * The size without custom sections, in bytes.
   *
   * @param wasm a whole module
   * @param name of the file, for messages
   * @throws io.github.wasmsplit.diag.MalformedException if the bytes are not a sequence of sections
   */
  public static long uncompressed(byte[] wasm, String name) {
    long[] bytes = {HEADER};
    forEachSection(wasm, name, (id, start, from, end) -> bytes[0] += end - start);
    return bytes[0];
  }

  /**
   * Estimates its size after brotli, in bytes.
   *
   * @param wasm a whole module
   * @param name of the file, for messages
   * @throws io.github.wasmsplit.diag.MalformedException if the bytes are not a sequence of sections
   */
  public static long estimate(byte[] wasm, String name) {
    CostModel cost = new CostModel();
    forEachSection(
        wasm,
        name,
        (id, start, from, end) -> {
          if (id == SectionId.CODE.id()) {
            cost.addCode(end - from);
          } else {
            cost.addData(wasm, from, end);
          }
        });
    return Math.round(cost.bytes());
  }

  /** Takes the sections that engines need, one after the other. */
  private interface Sections {
    void take(int id, int start, int contents, int end);
  }

  private static void forEachSection(byte[] wasm, String name, Sections sections) {
    ByteReader reader = new ByteReader(ByteSlice.of(wasm, name, 0), "module");
    reader.skip(HEADER);
    while (reader.hasMore()) {
      int start = reader.position();
      int id = reader.u8();
      int length = reader.sizedBytes().length();
      if (id != SectionId.CUSTOM.id()) {
        sections.take(id, start, reader.position() - length, reader.position());
      }
    }
  }
}
