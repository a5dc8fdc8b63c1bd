package io.github.wasmsplit.seal;

import io.github.wasmsplit.bytes.Digests;
import io.github.wasmsplit.check.SealCheck;
import io.github.wasmsplit.check.SealedOutput;
import io.github.wasmsplit.concurrent.Parallel;
import io.github.wasmsplit.diag.Diagnostic;
import io.github.wasmsplit.diag.InputException;
import io.github.wasmsplit.diag.Place;
import io.github.wasmsplit.output.DescribedOutput;
import io.github.wasmsplit.output.Description;
import io.github.wasmsplit.output.FileKind;
import io.github.wasmsplit.output.FileNames;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Checks changed outputs and describes them anew.
 *
 * <ol>
 *   <li>hold the outputs against those before;
 *   <li>digest them, with 0 in the place of main's build id, into a new one, and put it into main;
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
   * A sealed split.
   *
   * @param buildId its build id: 16 lower-case hex digits
   * @param description its files
   */
  public record Sealed(String buildId, Description description) {}

  /**
   * Checks and seals; nothing is written. Where nothing has changed, everything stays as it is.
   *
   * @param split the outputs as they are now
   * @param before the same, as split wrote them, where they are at hand
   * @throws io.github.wasmsplit.diag.WasmSplitException where an output does not fit
   */
  public static Sealed seal(
      PublishedSplit split, Optional<PublishedSplit> before, Parallel parallel) {
    Sealer sealer = new Sealer(split, before);
    sealer.checkBefore();
    SealCheck.check(sealer.outputs(), parallel);
    sealer.checkMain();
    return sealer.seal();
  }

  private void checkMain() {
    String main = split.wasmEntries().get(0).file();
    String ofMain = new BuildIds(split.content(main), split.path(main)).read();
    if (!ofMain.equals(split.buildId())) {
      throw otherBuild(main, "It is of the build " + ofMain);
    }
  }

  private void checkBefore() {
    if (before.isPresent() && !before.get().buildId().equals(split.buildId())) {
      throw otherBuild(
          FileNames.MANIFEST, "The files before are of the build " + before.get().buildId());
    }
  }

  private InputException otherBuild(String name, String what) {
    return new InputException(
        "other-build",
        what + ", but the manifest is of the build " + split.buildId() + ".",
        Place.file(split.path(name)),
        "Use files of one split.");
  }

  private List<SealedOutput> outputs() {
    List<Manifest.Entry> entries = split.wasmEntries();
    Map<String, Integer> numbers = new HashMap<>();
    for (Manifest.Entry entry : entries) {
      numbers.put(entry.file(), numbers.size());
    }
    List<SealedOutput> outputs = new ArrayList<>();
    for (Manifest.Entry entry : entries) {
      Set<Integer> needed = new HashSet<>();
      collect(entry, entries, numbers, needed);
      Optional<byte[]> was = before.map(b -> b.content(entry.file()));
      outputs.add(
          new SealedOutput(split.path(entry.file()), was, split.content(entry.file()), needed));
    }
    return outputs;
  }

  private void collect(
      Manifest.Entry entry,
      List<Manifest.Entry> entries,
      Map<String, Integer> numbers,
      Set<Integer> needed) {
    for (String chunk : entry.chunks()) {
      Integer number = numbers.get(chunk);
      if (number != null && needed.add(number)) {
        collect(entries.get(number), entries, numbers, needed);
      }
    }
  }

  private Sealed seal() {
    String buildId = split.buildId();
    Map<String, SealedFile> sealed = new LinkedHashMap<>();
    for (Manifest.Entry entry : split.entries()) {
      byte[] content = split.content(entry.file());
      sealed.put(entry.file(), SealedFile.of(entry.file(), entry.kind(), content));
    }
    if (!split.isUnchanged()) {
      buildId = renewMain(sealed);
      renewLoader(buildId, sealed);
    }
    String manifest = split.manifest().edited(buildId, sealed);
    List<DescribedOutput> files = new ArrayList<>();
    sealed.values().forEach(f -> files.add(f.described()));
    byte[] text = manifest.getBytes(StandardCharsets.UTF_8);
    files.add(
        new DescribedOutput(
            FileNames.MANIFEST, FileKind.MANIFEST, text, Digests.of(text).integrity()));
    List<Diagnostic> diagnostics =
        before.isPresent()
            ? List.of()
            : List.of(
                Diagnostic.warning(
                    "not-compared",
                    "The files fit together, but were not held against those that split wrote."));
    Map<String, List<String>> modules = split.manifest().modules(sealed);
    return new Sealed(buildId, new Description(List.copyOf(files), modules, manifest, diagnostics));
  }

  private String renewMain(Map<String, SealedFile> sealed) {
    Manifest.Entry main = split.wasmEntries().get(0);
    BuildIds ids = new BuildIds(split.content(main.file()), split.path(main.file()));
    List<String> integrities = new ArrayList<>();
    integrities.add(Digests.of(ids.with(0)).integrity());
    for (SealedFile file : sealed.values()) {
      if (file.kind() == FileKind.MODULE || file.kind() == FileKind.CHUNK) {
        integrities.add(file.integrity());
      }
    }
    long id = BuildIds.of(integrities);
    sealed.put(main.file(), SealedFile.of(main.file(), FileKind.MAIN, ids.with(id)));
    return java.util.HexFormat.of().toHexDigits(id);
  }

  private void renewLoader(String buildId, Map<String, SealedFile> sealed) {
    Manifest.Entry loader =
        split
            .loader()
            .orElseThrow(
                () ->
                    new InputException(
                        "no-loader",
                        "The manifest lists no loader.",
                        Place.file(split.path(FileNames.MANIFEST)),
                        "Split again."));
    Map<String, SealedFile> units = new HashMap<>();
    sealed.forEach(
        (name, file) -> {
          if (file.kind() == FileKind.MODULE || file.kind() == FileKind.CHUNK) {
            units.put(name, file);
          }
        });
    String old = new String(split.content(loader.file()), StandardCharsets.UTF_8);
    String text =
        new LoaderEdit(split.path(loader.file())).edit(old, split.buildId(), buildId, units);
    sealed.put(
        loader.file(),
        SealedFile.of(loader.file(), FileKind.LOADER, text.getBytes(StandardCharsets.UTF_8)));
  }
}
