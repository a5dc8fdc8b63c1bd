package io.github.wasmsplit.runtime;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * All that {@code wasm-split-manifest.json} says, as {@link ManifestJson} writes and reads it.
 * Servers have what they need of it from {@link SplitManifest}.
 *
 * @param buildId the build that all files belong to: 16 lower-case hex digits
 * @param scripts loader and wasm-bindgen's JS
 * @param main the file that is loaded at the start
 * @param modules in the program's order
 * @param chunks the other WebAssembly files
 * @param files all that is not WebAssembly, without the manifest itself
 * @param pages the author's pages as they were published; their files are among {@code files}
 */
public record Manifest(
    String buildId,
    Scripts scripts,
    SplitFile main,
    List<Module> modules,
    List<Chunk> chunks,
    List<SplitFile> files,
    List<Page> pages) {
  /**
   * Copies the lists.
   *
   * @param buildId as given
   * @param scripts as given
   * @param main as given
   * @param modules copied
   * @param chunks copied
   * @param files copied
   * @param pages copied
   * @throws NullPointerException if a list or an element is null
   */
  public Manifest {
    modules = List.copyOf(modules);
    chunks = List.copyOf(chunks);
    files = List.copyOf(files);
    pages = List.copyOf(pages);
  }

  /**
   * The ES modules that start the program.
   *
   * @param loader file name of the loader
   * @param js file name of wasm-bindgen's JS; empty if there is none
   */
  public record Scripts(String loader, Optional<String> js) {}

  /**
   * A page that starts the program.
   *
   * @param file its name in the folder
   * @param base where the page finds the folder: {@code ./} or a URL that ends in a slash
   * @param modules names of the modules whose files it fetches along with main
   * @param inlineScripts sources for the content security policy that allow the scripts which were
   *     put into it: {@code 'sha256-…'} each, with the quotes
   */
  public record Page(String file, String base, List<String> modules, List<String> inlineScripts) {
    /**
     * Copies the lists.
     *
     * @param file as given
     * @param base as given
     * @param modules copied
     * @param inlineScripts copied
     * @throws NullPointerException if a list or an element is null
     */
    public Page {
      modules = List.copyOf(modules);
      inlineScripts = List.copyOf(inlineScripts);
    }
  }

  /** {@return file name of the loader} */
  public String loader() {
    return scripts.loader();
  }

  /** {@return file name of wasm-bindgen's JS; empty if there is none} */
  public Optional<String> js() {
    return scripts.js();
  }

  /**
   * {@return this manifest with these pages and no others}
   *
   * @param published their files, each in the place of the one that had its name
   * @param described the pages
   */
  public Manifest withPages(List<SplitFile> published, List<Page> described) {
    Map<String, SplitFile> all = new LinkedHashMap<>();
    files.forEach(file -> all.put(file.name(), file));
    published.forEach(file -> all.put(file.name(), file));
    List<SplitFile> listed = List.copyOf(all.values());
    return new Manifest(buildId, scripts, main, modules, chunks, listed, described);
  }

  /**
   * A module of the program.
   *
   * @param name as the author wrote it
   * @param file its own file; empty if it has no code that is its own
   * @param chunks names of all files that it needs beside main and its own, in the order in which
   *     they are instantiated
   * @param splitPoints its marked functions
   */
  public record Module(
      String name, Optional<SplitFile> file, List<String> chunks, List<SplitPoint> splitPoints) {
    /**
     * Copies the lists.
     *
     * @param name as given
     * @param file as given
     * @param chunks copied
     * @param splitPoints copied
     * @throws NullPointerException if a list or an element is null
     */
    public Module {
      chunks = List.copyOf(chunks);
      splitPoints = List.copyOf(splitPoints);
    }

    /** {@return names of all files that its first use fetches, its own last} */
    public List<String> fetched() {
      List<String> names = new ArrayList<>(chunks);
      file.ifPresent(own -> names.add(own.name()));
      return List.copyOf(names);
    }
  }

  /**
   * A file of what several modules share.
   *
   * @param name name of the group whose chunk it is; empty for most
   * @param file the file
   * @param chunks names of the files that it imports from, without main
   */
  public record Chunk(Optional<String> name, SplitFile file, List<String> chunks) {
    /**
     * Copies the list.
     *
     * @param name as given
     * @param file as given
     * @param chunks copied
     * @throws NullPointerException if the list or an element is null
     */
    public Chunk {
      chunks = List.copyOf(chunks);
    }
  }

  /**
   * A marked function.
   *
   * @param function its name as the marker has it; may be empty
   * @param importName name of the marker's import
   * @param exportName name of the marker's export
   */
  public record SplitPoint(String function, String importName, String exportName) {}

  /** {@return for each module, by its name, the names of all files that its first use fetches} */
  public Map<String, List<String>> fetched() {
    Map<String, List<String>> fetched = new LinkedHashMap<>();
    modules.forEach(module -> fetched.put(module.name(), module.fetched()));
    return fetched;
  }

  /**
   * Makes the manifest of the same split with other contents of files.
   *
   * @param newId the build that they belong to
   * @param changed the files as they are now, by the names that they have here; others stay
   * @return the manifest, in which these files have their names of now everywhere
   */
  public Manifest with(String newId, Map<String, SplitFile> changed) {
    return new Manifest(
        newId,
        scripts,
        now(main, changed),
        modules.stream()
            .map(
                m ->
                    new Module(
                        m.name(),
                        m.file().map(file -> now(file, changed)),
                        names(m.chunks(), changed),
                        m.splitPoints()))
            .toList(),
        chunks.stream()
            .map(c -> new Chunk(c.name(), now(c.file(), changed), names(c.chunks(), changed)))
            .toList(),
        files.stream().map(file -> now(file, changed)).toList(),
        pages);
  }

  private static SplitFile now(SplitFile file, Map<String, SplitFile> changed) {
    return changed.getOrDefault(file.name(), file);
  }

  private static List<String> names(List<String> names, Map<String, SplitFile> changed) {
    return names.stream()
        .map(name -> changed.containsKey(name) ? changed.get(name).name() : name)
        .toList();
  }
}
