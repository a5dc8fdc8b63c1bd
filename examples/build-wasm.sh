#!/usr/bin/env bash
# build-wasm.sh CRATE OUTDIR [OPTIONS OF CARGO]
#
# Builds a Rust crate the way the splitter needs it and leaves in OUTDIR:
#   original.wasm           what the linker wrote, with relocations and names
#   NAME_bg.wasm, NAME.js   what wasm-bindgen made of it, .d.ts files and snippets beside them
#
# Works with any Rust that has the target wasm32-unknown-unknown (rustup target add ...), and with
# Debian's rustc-web, which builds the standard library itself.
#   WASM_BINDGEN   the wasm-bindgen to use; its version must be that of the crate's Cargo.lock
#   CARGO_PROFILE_RELEASE_LTO, ..._OPT_LEVEL   override the crate's profile, as ever
#   PANIC=unwind   panics unwind, for which the standard library is built anew
set -euo pipefail

root=$(cd "$(dirname "$0")/.." && pwd)

crate=$(cd "$1" && pwd)
mkdir -p "$2"
out=$(cd "$2" && pwd)
target=wasm32-unknown-unknown

fail() {
  echo "build-wasm: $*" >&2
  exit 1
}

has_target() { # of the rustc that lies beside this cargo
  local lib
  lib=$("$1/rustc" --print target-libdir --target $target 2>/dev/null) || return 1
  compgen -G "$lib/libstd-*.rlib" >/dev/null
}

has_sources() {
  [ -f "$("$1/rustc" --print sysroot 2>/dev/null)/lib/rustlib/src/rust/library/std/Cargo.toml" ]
}

# The first cargo that can do it, beginning with the one a user would call.
places=$(for c in $(type -aP cargo); do dirname "$c"; done | awk '!seen[$0]++')
bin= build_std=
for place in $places; do
  [ -x "$place/rustc" ] && [ "${PANIC:-abort}" = abort ] || continue
  if has_target "$place"; then bin=$place && break; fi
done
for place in $places; do
  [ -n "$bin" ] && break
  [ -x "$place/rustc" ] || continue
  if has_sources "$place"; then
    bin=$place
    build_std="-Zbuild-std=std,panic_abort"
    [ "${PANIC:-abort}" = abort ] || build_std+=",panic_unwind"
    export RUSTC_BOOTSTRAP=1
  fi
done
[ -n "$bin" ] || fail "no Rust with target $target: run 'rustup target add $target'," \
  "or on Debian 'apt-get install rustc-web cargo-web rust-web-src rust-web-llvm'"
export PATH="$bin:$PATH"

cd "$crate"
locked=$(awk '/^name = /{n=$3} /^version = /{if (n=="\"wasm-bindgen\"") print $3}' Cargo.lock | tr -d '"')
bindgen=${WASM_BINDGEN:-wasm-bindgen}
found=$("$bindgen" --version 2>/dev/null | awk '{print $2}') || true
[ "$found" = "$locked" ] || fail "wasm-bindgen $locked is needed, ${found:-none} found:" \
  "run 'cargo install wasm-bindgen-cli --version $locked'"

# Panic messages hold paths of sources: these are the same on every machine.
cargo fetch --locked --target $target >&2
sysroot=$(rustc --print sysroot)
flags=(-C link-args=--emit-relocs)
[ "${PANIC:-abort}" = abort ] || {
  flags+=(-C "panic=$PANIC")
  export CARGO_PROFILE_RELEASE_PANIC=$PANIC
}
remap() { [ ! -d "$1" ] || flags+=("--remap-path-prefix=$1=$2"); }
remap "$root" repository
# Crates of this repository are built with equal flags, so that they can share a CARGO_TARGET_DIR.
[ "${crate#"$root/"}" != "$crate" ] || remap "$crate" .
for registry in "${CARGO_HOME:-$HOME/.cargo}"/registry/src/*/; do
  [ -d "$registry" ] && remap "${registry%/}" crates
done
remap "$sysroot/lib/rustlib/src/rust" rust
remap "$(readlink -f "$sysroot/lib/rustlib/src/rust" || true)" rust
remap "$(readlink -f "$sysroot/lib/rustlib/src/rust/library" || true)" rust/library
encoded=$(printf '\x1f%s' "${flags[@]}")
export CARGO_ENCODED_RUSTFLAGS=${encoded:1}

# shellcheck disable=SC2086 # one word or none
cargo build --release --locked $build_std --target $target "${@:3}" >&2

name=$(awk '/^name = /{print $3; exit}' Cargo.toml | tr -d '"' | tr - _)
cp "${CARGO_TARGET_DIR:-target}/$target/release/$name.wasm" "$out/original.wasm"
rm -rf "$out/snippets"
"$bindgen" --target web --keep-debug --keep-lld-exports --no-demangle \
  --out-dir "$out" --out-name "$name" "$out/original.wasm"
ls -l "$out" >&2
