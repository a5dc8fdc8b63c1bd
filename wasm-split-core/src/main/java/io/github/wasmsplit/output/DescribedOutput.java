package io.github.wasmsplit.output;

import io.github.wasmsplit.api.OutputFile;
import io.github.wasmsplit.bytes.Blob;
import io.github.wasmsplit.runtime.SplitFile;

/**
 * A file that is ready to be published.
 *
 * @param name path relative to the output folder, with forward slashes
 * @param kind the kind of file
 * @param contents its bytes
 * @param integrity {@code sha256-…} of its contents
 */
public record DescribedOutput(String name, OutputFile.Kind kind, Blob contents, String integrity) {
  /** A file with these contents. */
  public static DescribedOutput of(String name, OutputFile.Kind kind, Blob contents) {
    return new DescribedOutput(name, kind, contents, contents.digests().integrity());
  }

  /** A file with this text, in UTF-8. */
  public static DescribedOutput of(String name, OutputFile.Kind kind, String text) {
    return of(name, kind, Blob.ofUtf8(text));
  }

  /** The file as the manifest lists it. */
  public SplitFile listed() {
    return new SplitFile(name, contents.length(), integrity);
  }

  /** The file as a result tells of it. */
  OutputFile result() {
    return new OutputFile(name, kind, contents.length(), integrity);
  }
}
