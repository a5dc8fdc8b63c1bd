#!/usr/bin/env bash
# Builds rust/ and leaves in target/wasm-bindgen what the splitter takes.
set -euo pipefail
cd "$(dirname "$0")"
../build-wasm.sh rust target/wasm-bindgen
