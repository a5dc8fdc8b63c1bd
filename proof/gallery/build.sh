#!/usr/bin/env bash
# build.sh: builds of the example that are not in the tree: with the profile it has, with
# thin LTO, speed and debug information, and with none of that. Those that are there stay.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)

variant() {
  local out=$here/../target/gallery-$1
  shift
  [ -f "$out/gallery_bg.wasm" ] && return
  env "$@" "$here/../../examples/build-wasm.sh" "$here/../../examples/gallery/rust" "$out"
}

variant fat
variant thin CARGO_PROFILE_RELEASE_LTO=thin CARGO_PROFILE_RELEASE_OPT_LEVEL=3 CARGO_PROFILE_RELEASE_DEBUG=2
variant off CARGO_PROFILE_RELEASE_LTO=off CARGO_PROFILE_RELEASE_CODEGEN_UNITS=16 CARGO_PROFILE_RELEASE_OPT_LEVEL=1
