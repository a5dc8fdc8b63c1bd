package io.github.wasmsplit.plan;

import io.github.wasmsplit.bytes.ByteReader;
import io.github.wasmsplit.bytes.ByteSlice;

/**
 * How large a whole wasm file is, and how large compression would leave it, as the planner
 * estimates it. Custom sections do not count: no engine needs them.
 *
 * @param bytes without custom sections
 * @param compressed estimate of what brotli leaves of these, in bytes
 */
public record CompressedSize(long bytes, long compressed) {
  private static final int HEADER = 8;
  private static final int CUSTOM = 0;
  private static final int CODE = 10;

  /**
   * Estimates.
   *
   * @param wasm a whole module
   * @param name of the file, for messages
   * @throws io.github.wasmsplit.diag.MalformedException where the bytes are no sequence of sections
   */
  public static CompressedSize of(byte[] wasm, String name) {
    CostModel cost = new CostModel();
    ByteReader reader = new ByteReader(ByteSlice.of(wasm, name, 0), "module");
    reader.skip(HEADER);
    long bytes = HEADER;
    while (reader.hasMore()) {
      int start = reader.position();
      int id = reader.u8();
      ByteSlice contents = reader.sizedBytes();
      if (id == CUSTOM) {
        continue;
      }
      bytes += reader.position() - start;
      if (id == CODE) {
        cost.addCode(contents.length());
      } else {
        int from = reader.position() - contents.length();
        cost.addData(wasm, from, reader.position());
      }
    }
    return new CompressedSize(bytes, Math.round(cost.bytes()));
  }
}
