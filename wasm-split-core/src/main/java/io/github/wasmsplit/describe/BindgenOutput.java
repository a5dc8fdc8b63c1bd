package io.github.wasmsplit.describe;

import io.github.wasmsplit.link.Markers;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * What becomes of wasm-bindgen's JS and what belongs to it. Needs no plan, so it can be made early.
 */
public final class BindgenOutput {
  private final Optional<Path> js;
  private final List<BindgenFile> files;

  private BindgenOutput(Optional<Path> js, List<BindgenFile> files) {
    this.js = js;
    this.files = files;
  }

  /**
   * Finds and rewrites the JS.
   *
   * @param bindgened where wasm-bindgen's wasm file lies
   * @param explicitJs the JS as the user named it
   * @param mainName file name of main
   * @throws io.github.wasmsplit.diag.WasmSplitException where the JS is missing or not as expected
   */
  public static BindgenOutput of(
      Markers markers, Path bindgened, Optional<Path> explicitJs, String mainName) {
    Optional<Path> js = BindgenJs.locate(bindgened, explicitJs);
    BindgenNames names = new BindgenNames(mainName, FileNames.LOADER, markers.importModules());
    List<BindgenFile> files = js.map(path -> BindgenJs.files(path, names)).orElse(List.of());
    return new BindgenOutput(js, files);
  }

  /** File name of the JS, empty where there is none. */
  String jsName() {
    return js.map(p -> p.getFileName().toString()).orElse("");
  }

  List<BindgenFile> files() {
    return files;
  }
}
