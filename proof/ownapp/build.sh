#!/usr/bin/env bash
# build.sh: the program of this folder, from source, with either panic strategy, each with split
# points and without: ../target/ownapp-{abort,unwind}{,-direct}.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)

build() { # panic strategy, suffix, options of cargo
  PANIC=$1 CARGO_TARGET_DIR=${CARGO_TARGET_DIR:-$here/target/$1} \
    "$here/../../examples/build-wasm.sh" "$here" "$here/../target/ownapp-$1$2" "${@:3}"
}
for panic in abort unwind; do
  build $panic ""
  build $panic -direct --features direct
done
