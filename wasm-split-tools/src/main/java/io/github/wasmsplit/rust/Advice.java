package io.github.wasmsplit.rust;

/** How to get the tools. */
public final class Advice {
  /** For a machine without a suitable Rust. */
  public static final String TOOLCHAIN =
      "install Rust with rustup and run 'rustup target add "
          + RustToolchain.TARGET
          + "', or on Debian 'apt-get install rustc-web cargo-web rust-web-src rust-web-llvm'";

  private Advice() {}

  /** For a machine without this version of wasm-bindgen. */
  public static String wasmBindgen(String version) {
    return "run 'cargo install --locked wasm-bindgen-cli --version "
        + version
        + "' (without --locked where a version that its lock file names cannot be had), or set"
        + " <installWasmBindgen>true</installWasmBindgen> to have this done";
  }
}
