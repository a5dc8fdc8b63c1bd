#!/usr/bin/env bash
# Makes prebuilt/ from rust/: what a build takes where there is no Rust toolchain. Needed after each
# change of the Rust sources; needs that toolchain and Node.
set -euo pipefail
cd "$(dirname "$0")"
../../build-wasm.sh rust prebuilt
rm -f prebuilt/*.d.ts
node slim.mjs prebuilt
