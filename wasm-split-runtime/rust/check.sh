#!/usr/bin/env bash
# check.sh: everything that is checked of the crates. Needs a cargo with rustfmt and clippy; what is
# compiled for WebAssembly is proved by proof/run.sh ownapp.
#   WASM_SPLIT_CI=1   fails instead of skipping what this machine cannot do
set -euo pipefail
cd "$(dirname "$0")"
proof=../../proof/ownapp

step() {
  printf '\n== %s\n' "$*"
}

# The first cargo that compiles for WebAssembly and has clippy, with the options it needs.
clippy_for_wasm() {
  local bin target=wasm32-unknown-unknown
  hash -r # else only the cargo that was called before is found
  for bin in $(type -aP cargo | xargs -n1 dirname | awk '!seen[$0]++'); do
    [ -x "$bin/cargo-clippy" ] && [ -x "$bin/rustc" ] || continue
    if compgen -G "$("$bin/rustc" --print target-libdir --target $target)/libstd-*.rlib" >/dev/null; then
      PATH="$bin:$PATH" cargo clippy --locked --target $target --manifest-path $proof/Cargo.toml -- -D warnings
      return
    fi
    if [ -f "$("$bin/rustc" --print sysroot)/lib/rustlib/src/rust/library/std/Cargo.toml" ]; then
      PATH="$bin:$PATH" RUSTC_BOOTSTRAP=1 cargo clippy --locked -Zbuild-std=std,panic_abort \
        --target $target --manifest-path $proof/Cargo.toml -- -D warnings
      return
    fi
  done
  echo "skipped: no Rust with clippy and the target $target"
  [ -z "${WASM_SPLIT_CI:-}" ]
}

step "format"
cargo fmt --check
cargo fmt --check --manifest-path $proof/Cargo.toml

step "clippy"
cargo clippy --locked --all-targets -- -D warnings
cargo clippy --locked --all-targets --all-features -- -D warnings

step "clippy, of a program for WebAssembly"
clippy_for_wasm

step "tests"
cargo test --locked
cargo test --locked --all-features --lib --test functions --test lazy

step "documentation"
RUSTDOCFLAGS="-D warnings" cargo doc --locked --no-deps

step "packages, as they would be published"
cargo publish --dry-run --workspace --locked --allow-dirty
