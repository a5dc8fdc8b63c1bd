#!/usr/bin/env bash
# Makes the files here from rust/. Only needed after a change of the Rust source.
set -euo pipefail
cd "$(dirname "$0")"
../../../examples/build-wasm.sh rust .
