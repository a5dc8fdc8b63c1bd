package io.github.wasmsplit.output;

import io.github.wasmsplit.api.OutputFile;
import io.github.wasmsplit.bytes.Digests;
import io.github.wasmsplit.runtime.SplitFile;
import java.nio.charset.StandardCharsets;

/**
 * A file that is ready to be published.
 *
 * @param name path relative to the output folder, with forward slashes
 * @param kind the kind of file
 * @param bytes its contents; not copied, not to be changed
 * @param integrity {@code sha256-…} of its contents
 */
public record DescribedOutput(String name, OutputFile.Kind kind, byte[] bytes, String integrity) {
  /** A file with these contents. */
  public static DescribedOutput of(String name, OutputFile.Kind kind, byte[] bytes) {
    return new DescribedOutput(name, kind, bytes, Digests.of(bytes).integrity());
  }

  /** A file with this text, in UTF-8. */
  public static DescribedOutput of(String name, OutputFile.Kind kind, String text) {
    return of(name, kind, text.getBytes(StandardCharsets.UTF_8));
  }

  /** The file as the manifest lists it. */
  public SplitFile listed() {
    return new SplitFile(name, bytes.length, integrity);
  }

  /** The file as a result tells of it. */
  OutputFile result() {
    return new OutputFile(name, kind, bytes.length, integrity);
  }
}
