package io.github.wasmsplit.rust;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Shell scripts in place of cargo, rustc and wasm-bindgen. They log their calls and answer from
 * files beside them, which tests write.
 */
final class FakeTools {
  static final String TARGET = "wasm32-unknown-unknown";

  final Path bin;
  final Path sysroot;
  private final Path calls;

  FakeTools(Path folder) throws IOException {
    bin = Files.createDirectories(folder.resolve("bin"));
    sysroot = Files.createDirectories(folder.resolve("sysroot"));
    calls = folder.resolve("calls.txt");
    Files.createDirectories(libraries());
    Files.writeString(libraries().resolve("libstd-1.rlib"), "");
    rustc();
    cargo();
  }

  Path libraries() {
    return sysroot.resolve("lib/rustlib/" + TARGET + "/lib");
  }

  void withoutTarget() throws IOException {
    Files.delete(libraries().resolve("libstd-1.rlib"));
  }

  void withSources() throws IOException {
    Path std = Files.createDirectories(sysroot.resolve("lib/rustlib/src/rust/library/std"));
    Files.writeString(std.resolve("Cargo.toml"), "");
  }

  /** Sets the program from now on, the only content of the linker's output. */
  void program(String content) throws IOException {
    Files.writeString(bin.resolve("program"), content);
  }

  /** Sets commands that {@code cargo rustc} runs first. */
  void beforeBuild(String shell) throws IOException {
    Files.writeString(bin.resolve("before"), shell);
  }

  void configuration(String json) throws IOException {
    Files.writeString(bin.resolve("config.json"), json);
  }

  void metadata(String json) throws IOException {
    Files.writeString(bin.resolve("metadata.json"), json);
  }

  /** Lets {@code cargo rustc} fail with these messages. */
  void failure(String json) throws IOException {
    Files.writeString(bin.resolve("failure.json"), json);
  }

  void noFailure() throws IOException {
    Files.delete(bin.resolve("failure.json"));
  }

  private void rustc() throws IOException {
    script(
        "rustc",
        """
        case "$*" in
          *-vV*) echo "rustc 1.99.0"; echo "release: 1.99.0" ;;
          *--print*) echo "%1$s"; echo "%2$s" ;;
        esac
        """
            .formatted(sysroot, libraries()));
  }

  private void cargo() throws IOException {
    script(
        "cargo",
        """
        here=%1$s
        case "$*" in
          *config*) cat $here/config.json 2>/dev/null || echo '{}'; exit ;;
        esac
        echo "cargo $*" >>%2$s
        case "$1" in
          metadata) cat $here/metadata.json ;;
          install)
            case "$*" in
              *--locked*) [ -e $here/unlockable ] && { echo "error: no lock" >&2; exit 101; } ;;
            esac
            sleep 0.2
            root=$(echo "$*" | sed 's/.*--root \\([^ ]*\\).*/\\1/')
            mkdir -p $root/bin
            cp $here/installable $root/bin/wasm-bindgen ;;
          rustc)
            echo "flags $CARGO_ENCODED_RUSTFLAGS|$RUSTFLAGS|$RUSTC_BOOTSTRAP" >>%2$s
            [ -e $here/before ] && . $here/before
            if [ -e $here/failure.json ]; then
              cat $here/failure.json
              echo "   Compiling app" >&2
              echo "error: could not compile app" >&2
              exit 101
            fi
            target=$(echo "$*" | sed 's/.*--target-dir=\\([^ ]*\\).*/\\1/')
            out=$target/%3$s/release
            mkdir -p $out/deps $out/build
            cp $here/program $out/app.wasm
            cp $here/app.d $out/app.d 2>/dev/null
            cp $here/rustc.d $out/deps/app-1.d 2>/dev/null
            echo "   Compiling app" >&2
            echo '{"reason":"compiler-artifact","package_id":"app","target":{"name":"app","kind":["cdylib"]},"filenames":["'$out/app.wasm'"]}'
            ;;
        esac
        """
            .formatted(bin, calls, TARGET));
  }

  /** Puts a wasm-bindgen on the path. */
  void wasmBindgen(String version) throws IOException {
    script("wasm-bindgen", bindgenScript(version));
  }

  /** Sets the version that {@code cargo install} will install. */
  void installable(String version) throws IOException {
    script("installable", bindgenScript(version));
  }

  private String bindgenScript(String version) {
    return """
        [ "$1" = --version ] && { echo "wasm-bindgen %1$s"; exit; }
        echo "wasm-bindgen $*" >>%2$s
        [ -e %3$s/bindgen-fails ] && { echo "error: it does not parse" >&2; exit 1; }
        while [ $# -gt 1 ]; do
          [ "$1" = --out-dir ] && out=$2
          [ "$1" = --out-name ] && name=$2
          shift
        done
        sed 's/^/bound /' "$1" >$out/${name}_bg.wasm
        echo js >$out/$name.js
        if [ -e %3$s/snippet ]; then
          mkdir -p $out/snippets
          cp %3$s/snippet $out/snippets/inline0.js
        fi
        """
        .formatted(version, calls, bin);
  }

  void script(String name, String text) throws IOException {
    Path file = bin.resolve(name);
    Files.writeString(file, "#!/bin/sh\nPATH=/usr/bin:/bin\n" + text);
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
  }

  /** Environment variables with these tools and no others on the path. */
  Map<String, String> environment() {
    Map<String, String> variables = new HashMap<>();
    variables.put("PATH", bin.toString());
    variables.put("CARGO_HOME", bin.resolveSibling("cargo-home").toString());
    return variables;
  }

  /** The calls since the last call of this method. */
  List<String> calls() throws IOException {
    List<String> lines = Files.exists(calls) ? Files.readAllLines(calls) : List.of();
    Files.deleteIfExists(calls);
    return lines;
  }
}
