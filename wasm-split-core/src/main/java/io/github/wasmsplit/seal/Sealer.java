package io.github.wasmsplit.seal;

import static java.util.Objects.requireNonNull;

import com.google.common.collect.ImmutableSet;
import com.google.common.graph.Traverser;
import io.github.wasmsplit.api.OutputFile.Kind;
import io.github.wasmsplit.bytes.Blob;
import io.github.wasmsplit.bytes.Digests;
import io.github.wasmsplit.check.SealCheck;
import io.github.wasmsplit.check.SealedOutput;
import io.github.wasmsplit.concurrent.Parallel;
import io.github.wasmsplit.diag.Diagnostic;
import io.github.wasmsplit.diag.InputException;
import io.github.wasmsplit.diag.Place;
import io.github.wasmsplit.output.DescribedOutput;
import io.github.wasmsplit.output.Description;
import io.github.wasmsplit.output.FileNames;
import io.github.wasmsplit.page.Pages;
import io.github.wasmsplit.page.PublishedPages;
import io.github.wasmsplit.runtime.HashedName;
import io.github.wasmsplit.runtime.Manifest;
import io.github.wasmsplit.runtime.SplitFile;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * Checks changed outputs and describes them anew.
 *
 * <ol>
 *   <li>hold the outputs against those before;
 *   <li>give main a new id if it has changed;
 *   <li>name the files by their contents;
 *   <li>put all that into loader and manifest.
 * </ol>
 */
public final class Sealer {
  private final PublishedSplit split;
  private final Optional<PublishedSplit> before;

  private Sealer(PublishedSplit split, Optional<PublishedSplit> before) {
    this.split = split;
    this.before = before;
  }

  /**
   * Checks and seals; nothing is written. If nothing has changed, everything stays the same.
   *
   * @param split the outputs as they are now
   * @param before the same, as split wrote them, if they are at hand
   * @throws io.github.wasmsplit.diag.WasmSplitException if an output does not fit
   */
  public static Description seal(
      PublishedSplit split, Optional<PublishedSplit> before, Parallel parallel) {
    Sealer sealer = new Sealer(split, before);
    sealer.checkBefore();
    SealCheck.check(sealer.outputs(), parallel);
    LoaderEdit loader = sealer.loader();
    sealer.checkLoader(loader);
    MainIdConstant main = sealer.mainId();
    sealer.checkMain(main, loader);
    return sealer.seal(main, loader);
  }

  private void checkLoader(LoaderEdit loader) {
    if (!split.isUnchanged(loaderEntry())) {
      throw loader.changed("its digest is not the one in the manifest");
    }
  }

  /** The manifest lists the loader, which knows main; main may have changed but for its id. */
  private void checkMain(MainIdConstant main, LoaderEdit loader) {
    if (!main.read().equals(loader.mainId())) {
      throw otherBuild(
          mainEntry().file(),
          "Main has the id %s, but the loader is for %s.".formatted(main.read(), loader.mainId()));
    }
  }

  private void checkBefore() {
    if (before.isPresent() && !before.get().buildId().equals(split.buildId())) {
      throw otherBuild(
          FileNames.MANIFEST,
          "The files before are of the build %s, but the manifest is of the build %s."
              .formatted(before.get().buildId(), split.buildId()));
    }
  }

  private InputException otherBuild(String name, String message) {
    return new InputException(
        Diagnostic.error("other-build", message)
            .at(Place.file(split.path(name)))
            .advise("Use files of one split."));
  }

  private List<SealedOutput> outputs() {
    List<PublishedManifest.Entry> entries = split.wasmEntries();
    Map<String, Integer> numbers = new HashMap<>();
    for (PublishedManifest.Entry entry : entries) {
      numbers.put(entry.file(), numbers.size());
    }
    Traverser<Integer> graph = Traverser.forGraph(o -> needs(entries.get(o), numbers));
    List<SealedOutput> outputs = new ArrayList<>();
    for (PublishedManifest.Entry entry : entries) {
      Set<Integer> needed = ImmutableSet.copyOf(graph.breadthFirst(needs(entry, numbers)));
      Optional<Blob> was = before.map(b -> b.content(entry.file()));
      outputs.add(
          new SealedOutput(split.path(entry.file()), was, split.content(entry.file()), needed));
    }
    return outputs;
  }

  /** The outputs that the manifest names for one; others than those it lists are passed over. */
  private static List<Integer> needs(PublishedManifest.Entry entry, Map<String, Integer> numbers) {
    return entry.chunks().stream().map(numbers::get).filter(Objects::nonNull).toList();
  }

  private Description seal(MainIdConstant main, LoaderEdit loader) {
    Map<String, DescribedOutput> sealed = new LinkedHashMap<>();
    for (PublishedManifest.Entry entry : split.entries()) {
      sealed.put(entry.file(), sealed(entry, split.content(entry.file())));
    }
    String buildId = split.buildId();
    if (!split.isUnchanged()) {
      renewLoader(loader, renewMain(main, sealed), sealed);
      buildId = buildId(sealed);
    }
    Map<String, SplitFile> listed = new HashMap<>();
    sealed.forEach((name, file) -> listed.put(name, file.listed()));
    PublishedPages pages =
        Pages.rewrite(split.manifest().manifest().with(buildId, listed), split::content);
    pages.files().forEach(page -> sealed.put(page.name(), page));
    Manifest manifest = pages.manifest();
    String text = split.manifest().updated(manifest);
    List<DescribedOutput> files = new ArrayList<>(sealed.values());
    files.add(DescribedOutput.of(FileNames.MANIFEST, Kind.MANIFEST, text));
    return new Description(buildId, files, manifest.fetched(), text, diagnostics(pages));
  }

  private List<Diagnostic> diagnostics(PublishedPages pages) {
    List<Diagnostic> diagnostics = new ArrayList<>(pages.notes());
    if (before.isEmpty()) {
      diagnostics.add(
          Diagnostic.warning(
              "not-compared",
              "The files fit together, but were not held against those that split wrote."));
    }
    return diagnostics;
  }

  /** Gives a file the name that goes with its contents. */
  private static DescribedOutput sealed(PublishedManifest.Entry entry, Blob contents) {
    Digests digests = contents.digests();
    String name = entry.isHashed() ? renamed(entry.file(), digests.shortHash()) : entry.file();
    return new DescribedOutput(name, entry.kind(), contents, digests.integrity());
  }

  private static String renamed(String name, String hash) {
    String folder = name.substring(0, name.lastIndexOf('/') + 1);
    return HashedName.parse(name).map(n -> folder + n.withHash(hash).fileName()).orElse(name);
  }

  /** {@return main's id, a new one if main has changed} */
  private String renewMain(MainIdConstant constant, Map<String, DescribedOutput> sealed) {
    PublishedManifest.Entry main = mainEntry();
    if (split.isUnchanged(main)) {
      return constant.read();
    }
    String id = constant.next();
    sealed.put(main.file(), sealed(main, constant.with(id)));
    return id;
  }

  private void renewLoader(LoaderEdit loader, String mainId, Map<String, DescribedOutput> sealed) {
    PublishedManifest.Entry entry = loaderEntry();
    String text = loader.edit(mainId, hashed(sealed));
    sealed.put(entry.file(), sealed(entry, Blob.ofUtf8(text)));
  }

  /** As split makes it. */
  private String buildId(Map<String, DescribedOutput> sealed) {
    return Digests.ofAll(
            split.wasmEntries().stream()
                .map(entry -> requireNonNull(sealed.get(entry.file())).integrity())
                .toList())
        .shortHash();
  }

  private PublishedManifest.Entry mainEntry() {
    return split.wasmEntries().get(0);
  }

  private MainIdConstant mainId() {
    String main = mainEntry().file();
    return new MainIdConstant(split.content(main), split.path(main));
  }

  private PublishedManifest.Entry loaderEntry() {
    return split
        .loader()
        .orElseThrow(
            () ->
                new InputException(
                    Diagnostic.error("no-loader", "The manifest lists no loader.")
                        .at(Place.file(split.path(FileNames.MANIFEST)))
                        .advise("Split again.")));
  }

  private LoaderEdit loader() {
    String loader = loaderEntry().file();
    String text = split.content(loader).lenientUtf8();
    return new LoaderEdit(split.path(loader), text);
  }

  /** Files of modules and chunks as they are now, by their old names. */
  private Map<String, SplitFile> hashed(Map<String, DescribedOutput> sealed) {
    Map<String, SplitFile> hashed = new LinkedHashMap<>();
    for (PublishedManifest.Entry entry : split.entries()) {
      if (entry.isHashed()) {
        hashed.put(entry.file(), requireNonNull(sealed.get(entry.file())).listed());
      }
    }
    return hashed;
  }
}
