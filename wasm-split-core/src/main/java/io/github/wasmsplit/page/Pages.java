package io.github.wasmsplit.page;

import io.github.wasmsplit.api.OutputFile;
import io.github.wasmsplit.bytes.Blob;
import io.github.wasmsplit.diag.Diagnostic;
import io.github.wasmsplit.diag.InputException;
import io.github.wasmsplit.diag.Place;
import io.github.wasmsplit.output.DescribedOutput;
import io.github.wasmsplit.output.FileNames;
import io.github.wasmsplit.runtime.HashedName;
import io.github.wasmsplit.runtime.Manifest;
import io.github.wasmsplit.runtime.SplitFile;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/** The author's pages, and where they find the output folder. */
public final class Pages {
  private final List<PageSource> sources;
  private final String base;

  /**
   * Pages to be written.
   *
   * @param base {@code ./} or a URL that ends in a slash
   */
  public Pages(List<PageSource> sources, String base) {
    this.sources = List.copyOf(sources);
    this.base = base;
  }

  /**
   * {@return the pages with what makes a start fast}
   *
   * @param manifest all other files of the split
   * @throws InputException if a page cannot be read, names a module that the program does not have,
   *     or has the name of another file of the split
   */
  public PublishedPages write(Manifest manifest) {
    if (sources.isEmpty()) {
      return PublishedPages.none(manifest);
    }
    Collector pages = new Collector(manifest);
    for (PageSource source : sources) {
      check(source, manifest);
      pages.add(
          source.name(),
          base,
          source.modules(),
          parts ->
              PageWriter.write(
                  source.file().contents().toArray(), source.file().path().toString(), parts));
    }
    return pages.published();
  }

  /**
   * {@return published pages after files of their split have got other names}
   *
   * @param manifest all files by their names of now
   * @param written the contents of a page as it was published, by its name
   * @throws InputException if a page is not as {@link #write} wrote it
   */
  public static PublishedPages rewrite(Manifest manifest, Function<String, Blob> written) {
    if (manifest.pages().isEmpty()) {
      return PublishedPages.none(manifest);
    }
    Collector pages = new Collector(manifest);
    for (Manifest.Page page : manifest.pages()) {
      pages.add(
          page.file(),
          page.base(),
          page.modules(),
          parts -> PageWriter.rewrite(written.apply(page.file()).toArray(), page.file(), parts));
    }
    return pages.published();
  }

  private static void check(PageSource source, Manifest manifest) {
    String name = source.name();
    boolean taken =
        Stream.concat(Stream.of(manifest.main()), manifest.files().stream())
            .anyMatch(file -> name.equals(file.name()));
    if (taken || HashedName.isHashed(name) || name.equals(FileNames.MANIFEST)) {
      throw refused(
          source,
          "page-name",
          "This page has the name of another file of the split.",
          "Give it another name.");
    }
    List<String> modules = manifest.modules().stream().map(Manifest.Module::name).toList();
    for (String module : source.modules()) {
      if (!modules.contains(module)) {
        throw refused(
            source,
            "page-module",
            "This page asks for the module " + module + ", which the program does not have.",
            "It has " + String.join(", ", modules) + ".");
      }
    }
  }

  private static InputException refused(
      PageSource source, String code, String message, String advice) {
    return new InputException(
        Diagnostic.error(code, message)
            .at(Place.file(source.file().path().toString()))
            .advise(advice));
  }

  /** Pages that have been written, one after the other. */
  private static final class Collector {
    private final Manifest manifest;
    private final SplitParts parts;
    private final List<Diagnostic> notes = new ArrayList<>();
    private final List<DescribedOutput> files = new ArrayList<>();
    private final List<SplitFile> listed = new ArrayList<>();
    private final List<Manifest.Page> pages = new ArrayList<>();

    Collector(Manifest manifest) {
      this.manifest = manifest;
      this.parts = new SplitParts(manifest);
    }

    void add(
        String name, String base, List<String> modules, Function<PageParts, WrittenPage> write) {
      WrittenPage written = write.apply(parts.of(base, modules));
      DescribedOutput file =
          DescribedOutput.of(name, OutputFile.Kind.PAGE, Blob.copyOf(written.contents()));
      files.add(file);
      listed.add(file.listed());
      pages.add(new Manifest.Page(name, base, modules, written.scriptHashes()));
      notes.addAll(written.notes());
      written.scriptHashes().forEach(hash -> notes.add(allowance(name, hash)));
    }

    private static Diagnostic allowance(String name, String hash) {
      return Diagnostic.info(
              "page-script",
              "A strict Content-Security-Policy allows this page's inline script if "
                  + hash
                  + " stands in its script-src.")
          .at(Place.file(name));
    }

    PublishedPages published() {
      return new PublishedPages(files, manifest.withPages(listed, pages), notes);
    }
  }
}
