#!/usr/bin/env bash
# Makes prebuilt/ from rust/. Only needed after a change of the Rust sources.
set -euo pipefail
cd "$(dirname "$0")"
../build-wasm.sh rust prebuilt
