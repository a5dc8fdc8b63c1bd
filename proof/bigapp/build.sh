#!/usr/bin/env bash
# build.sh [OUTDIR]: the large program of this folder, from source (default: ../target/bigapp).
# CARGO_PROFILE_RELEASE_LTO=thin and the like make variants of it.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
exec "$here/../../examples/build-wasm.sh" "$here" "${1:-$here/../target/bigapp}"
