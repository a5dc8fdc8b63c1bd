package io.github.wasmsplit.rust;

import io.github.wasmsplit.digest.ContentDigest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Digests that tell whether a step would do anything new. */
final class BuildKeys {
  private final RustBuildRequest request;

  BuildKeys(RustBuildRequest request) {
    this.request = request;
  }

  /** Of all that cargo's work depends on. */
  String source(RustToolchain toolchain, Watch watch) throws IOException {
    ContentDigest digest =
        new ContentDigest()
            .addText(request.identity())
            .addText(request.crateDirectory().toString())
            .addText(request.buildDirectory().toString())
            .addText(request.cargo().toString())
            .addText(request.tools().toString())
            .addText(Boolean.toString(request.remapPaths()))
            .addText(toolchain.toString())
            .addText(Files.getLastModifiedTime(toolchain.rustc()).toString());
    watch.addTo(digest, request.environment());
    return digest.hex();
  }

  /** Of all that wasm-bindgen's work depends on. */
  String bindgen(Path program, CrateChoice choice, WasmBindgen bindgen) throws IOException {
    return new ContentDigest()
        .addText(request.identity())
        .addText(request.buildDirectory().toString())
        .addText(bindgen.version())
        .addText(WasmBindgen.FLAGS.toString())
        .addText(request.tools().wasmBindgenArguments().toString())
        .addText(choice.outName())
        .addText(ContentDigest.of(program))
        .hex();
  }
}
