#!/bin/sh
# Assembles the test program; needs wabt.
cd "$(dirname "$0")" || exit 1
for wat in *.wat; do wat2wasm --enable-all "$wat" -o "${wat%.wat}.wasm" || exit 1; done
