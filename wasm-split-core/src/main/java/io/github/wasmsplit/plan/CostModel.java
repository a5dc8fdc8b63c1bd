package io.github.wasmsplit.plan;

import io.github.wasmsplit.api.PlanOptions;

/**
 * Estimates how many bytes brotli leaves of code and data, without compressing anything.
 *
 * <p>Code compresses much alike everywhere: a fixed part of its bytes. Data does not: text and
 * tables shrink to a fraction, compressed data does not shrink at all. So its bytes are weighed by
 * a power of their order-0 entropy, in blocks. The constants are near those that fit brotli's real
 * output on whole programs best (0.26 and 2.55), which {@code benchmarks/estimate.mjs} finds out,
 * and prints how far they are off: small outputs, as chunks are, compress less.
 */
public final class CostModel {
  /** What an output takes beyond its contents: header, types, imports, exports. */
  private static final double BYTES_OF_A_FILE = 150;

  /** Compressed bytes for each byte of code. */
  static final double CODE = 0.28;

  /** Exponent over the entropy in bits for each bit. */
  static final double DATA_EXPONENT = 2;

  /** Bytes of data over which one entropy is taken. */
  static final int BLOCK = 4096;

  private static final double BITS = 8;
  private static final double[] LOG2 = logarithms();

  private final int[] histogram = new int[256];
  private int inBlock;
  private double cost;

  void addCode(long bytes) {
    cost += CODE * bytes;
  }

  void addData(byte[] array, int from, int to) {
    for (int i = from; i < to; i++) {
      histogram[array[i] & 0xff]++;
      if (++inBlock == BLOCK) {
        closeBlock();
      }
    }
  }

  /** Estimate for all that was added. */
  double bytes() {
    closeBlock();
    return cost;
  }

  private void closeBlock() {
    if (inBlock == 0) {
      return;
    }
    double bits = inBlock * LOG2[inBlock];
    for (int i = 0; i < histogram.length; i++) {
      int n = histogram[i];
      bits -= n * LOG2[n];
      histogram[i] = 0;
    }
    cost += inBlock * Math.pow(bits / inBlock / BITS, DATA_EXPONENT);
    inBlock = 0;
  }

  private static double[] logarithms() {
    double[] logarithms = new double[BLOCK + 1];
    for (int i = 1; i <= BLOCK; i++) {
      logarithms[i] = Math.log(i) / Math.log(2);
    }
    return logarithms;
  }

  /** The cost of a request under the options' strategy, in compressed bytes. */
  static double costOfRequest(PlanOptions options) {
    return switch (options.strategy()) {
      case BALANCED -> options.requestOverhead();
      case FEWEST_REQUESTS -> 1e9;
      case FEWEST_BYTES -> BYTES_OF_A_FILE;
      case ONE_CHUNK_PER_SET -> 0;
    };
  }
}
