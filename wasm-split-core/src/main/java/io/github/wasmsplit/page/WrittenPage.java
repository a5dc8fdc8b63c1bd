package io.github.wasmsplit.page;

import io.github.wasmsplit.diag.Diagnostic;
import java.util.List;

/** A page with what was added to it. */
public final class WrittenPage {
  private final byte[] contents;
  private final List<String> scriptHashes;
  private final List<Diagnostic> notes;

  WrittenPage(byte[] contents, List<String> scriptHashes, List<Diagnostic> notes) {
    this.contents = contents;
    this.scriptHashes = List.copyOf(scriptHashes);
    this.notes = List.copyOf(notes);
  }

  /** {@return a copy of the page's bytes} */
  public byte[] contents() {
    return contents.clone();
  }

  /**
   * {@return the sources for {@code script-src} of a Content-Security-Policy that allow the inline
   * scripts added, each with its quotes: {@code 'sha256-…'}}
   */
  public List<String> scriptHashes() {
    return scriptHashes;
  }

  /** {@return warnings about parts that could not be added} */
  public List<Diagnostic> notes() {
    return notes;
  }
}
