package io.github.wasmsplit.page;

import io.github.wasmsplit.diag.Diagnostic;
import io.github.wasmsplit.output.DescribedOutput;
import io.github.wasmsplit.runtime.Manifest;
import java.util.List;

/**
 * Pages that are ready to be published.
 *
 * @param files the pages
 * @param manifest the manifest that lists them
 * @param notes warnings of what could not be added to them
 */
public record PublishedPages(
    List<DescribedOutput> files, Manifest manifest, List<Diagnostic> notes) {
  /** Copies the lists. */
  public PublishedPages {
    files = List.copyOf(files);
    notes = List.copyOf(notes);
  }

  /** None, for most splits: what makes pages is not even loaded. */
  static PublishedPages none(Manifest manifest) {
    return new PublishedPages(List.of(), manifest, List.of());
  }
}
