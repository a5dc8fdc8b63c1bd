#!/usr/bin/env bash
# build.sh: the examples of frameworks, from source. Those that are there stay.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)

for name in dioxus leptos; do
  out=$here/../target/$name
  compgen -G "$out/*_bg.wasm" >/dev/null && continue
  "$here/../../examples/build-wasm.sh" "$here/../../examples/$name/rust" "$out"
done
