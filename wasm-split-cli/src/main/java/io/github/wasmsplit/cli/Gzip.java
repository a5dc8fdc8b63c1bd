package io.github.wasmsplit.cli;

import java.io.IOException;
import java.io.OutputStream;
import java.util.zip.Deflater;
import java.util.zip.GZIPOutputStream;

/** Sizes after gzip at its best. */
final class Gzip {
  private Gzip() {}

  static long size(byte[] content) throws IOException {
    CountingStream counter = new CountingStream();
    try (GZIPOutputStream gzip = new BestGzip(counter)) {
      gzip.write(content);
    }
    return counter.count;
  }

  private static final class BestGzip extends GZIPOutputStream {
    BestGzip(OutputStream out) throws IOException {
      super(out);
      def.setLevel(Deflater.BEST_COMPRESSION);
    }
  }

  private static final class CountingStream extends OutputStream {
    private long count;

    @Override
    public void write(int b) {
      count++;
    }

    @Override
    public void write(byte[] bytes, int offset, int length) {
      count += length;
    }
  }
}
