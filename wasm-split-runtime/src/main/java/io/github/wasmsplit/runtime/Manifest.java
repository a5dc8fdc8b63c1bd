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
 * @param loader file name of the loader
 * @param js file name of wasm-bindgen's JS; empty if there is none
 * @param main the file that is loaded at the start
 * @param modules in the program's order
 * @param chunks the other WebAssembly files
 * @param files all that is not WebAssembly, without the manifest itself
 */
public record Manifest(
    String buildId,
    String loader,
    Optional<String> js,
    SplitFile main,
    List<Module> modules,
    List<Chunk> chunks,
    List<SplitFile> files) {
  /**
   * Copies the lists.
   *
   * @param buildId as given
   * @param loader as given
   * @param js as given
   * @param main as given
   * @param modules copied
   * @param chunks copied
   * @param files copied
   * @throws NullPointerException if a list or an element is null
   */
  public Manifest {
    modules = List.copyOf(modules);
    chunks = List.copyOf(chunks);
    files = List.copyOf(files);
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
        loader,
        js,
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
        files.stream().map(file -> now(file, changed)).toList());
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
