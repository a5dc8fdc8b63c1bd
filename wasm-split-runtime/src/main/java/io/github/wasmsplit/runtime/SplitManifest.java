package io.github.wasmsplit.runtime;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What {@code wasm-split-manifest.json} says: which files there are, and which of them a module
 * needs. Immutable, to be read once and kept.
 *
 * <pre>{@code
 * SplitManifest manifest = SplitManifest.ofResource("META-INF/resources/app/wasm-split-manifest.json");
 * PreloadLinks links = new PreloadLinks(manifest, "/app/");
 * response.addHeader("Link", links.header("search"));
 * }</pre>
 */
public final class SplitManifest {
  /** Name of the file, which lies beside the others. */
  public static final String FILE_NAME = "wasm-split-manifest.json";

  private final Manifest manifest;
  private final Map<String, List<SplitFile>> filesOfModules;

  private SplitManifest(Manifest manifest) {
    this.manifest = manifest;
    this.filesOfModules = filesOfModules(manifest);
  }

  private static Map<String, List<SplitFile>> filesOfModules(Manifest manifest) {
    Map<String, SplitFile> chunks = new LinkedHashMap<>();
    manifest.chunks().forEach(chunk -> chunks.put(chunk.file().name(), chunk.file()));
    Map<String, List<SplitFile>> result = new LinkedHashMap<>();
    for (Manifest.Module module : manifest.modules()) {
      List<SplitFile> files = new ArrayList<>();
      for (String name : module.chunks()) {
        if (!chunks.containsKey(name)) {
          throw new IllegalArgumentException(
              "module " + module.name() + " needs " + name + ", which is not listed");
        }
        files.add(chunks.get(name));
      }
      module.file().ifPresent(files::add);
      result.put(module.name(), List.copyOf(files));
    }
    return result;
  }

  /**
   * Reads a manifest from a file.
   *
   * @param file its path
   * @return what it says
   * @throws IOException if it cannot be read, or is not a manifest that this class understands
   */
  public static SplitManifest read(Path file) throws IOException {
    return parse(Files.readAllBytes(file), file.toString());
  }

  /**
   * Reads a manifest from a stream, which is left open.
   *
   * @param stream the text in UTF-8, read to its end
   * @return what it says
   * @throws IOException if it cannot be read, or is not a manifest that this class understands
   */
  public static SplitManifest read(InputStream stream) throws IOException {
    return parse(stream.readAllBytes(), FILE_NAME);
  }

  /**
   * Reads a manifest from the class path of the current thread, such as that of a jar with the
   * split program.
   *
   * @param resource such as {@code META-INF/resources/app/wasm-split-manifest.json}
   * @return what it says
   * @throws IOException if it is missing, or is not a manifest that this class understands
   */
  public static SplitManifest ofResource(String resource) throws IOException {
    ClassLoader own = Thread.currentThread().getContextClassLoader();
    ClassLoader loader = own != null ? own : SplitManifest.class.getClassLoader();
    try (InputStream stream = loader.getResourceAsStream(resource)) {
      if (stream == null) {
        throw new FileNotFoundException(
            resource + " is not on the class path: depend on the artifact with the split program");
      }
      return parse(stream.readAllBytes(), resource);
    }
  }

  private static SplitManifest parse(byte[] json, String place) throws IOException {
    try {
      return new SplitManifest(ManifestJson.read(json));
    } catch (JsonProcessingException e) {
      throw bad(place, e.getOriginalMessage(), e);
    } catch (IllegalArgumentException e) {
      throw bad(place, e.getMessage(), e);
    }
  }

  private static IOException bad(String place, String why, Exception cause) {
    return new IOException(place + " is no manifest of a split program: " + why, cause);
  }

  /** {@return the build that all files belong to: 16 lower-case hex digits} */
  public String buildId() {
    return manifest.buildId();
  }

  /** {@return file name of the loader, an ES module} */
  public String loader() {
    return manifest.loader();
  }

  /** {@return file name of wasm-bindgen's JS, an ES module; empty if there is none} */
  public Optional<String> js() {
    return manifest.js();
  }

  /** {@return main, which is fetched at the start} */
  public SplitFile main() {
    return manifest.main();
  }

  /** {@return names of the modules as the author of the program wrote them, in its order} */
  public Set<String> modules() {
    return Collections.unmodifiableSet(filesOfModules.keySet());
  }

  /**
   * Finds the files that a module needs.
   *
   * @param module its name as the author of the program wrote it
   * @return all files that it needs beside main, in the order in which they are instantiated: its
   *     chunks, then its own; empty if main has all of it
   * @throws IllegalArgumentException if there is no such module
   */
  public List<SplitFile> filesOf(String module) {
    List<SplitFile> files = filesOfModules.get(module);
    if (files == null) {
      throw new IllegalArgumentException(
          "no module " + module + " in the split program; there are " + modules());
    }
    return files;
  }
}
