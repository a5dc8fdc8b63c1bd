#!/bin/sh
# Stands for a wasm-opt that changes nothing but the file: the result has one more custom section.
if [ "$1" = --version ]; then
  echo "wasm-opt version 132 (harmless)"
  exit
fi
while [ $# -gt 3 ]; do shift; done
cat "$1" >"$3"
printf '\000\002\001x' >>"$3"
