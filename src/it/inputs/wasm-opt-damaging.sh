#!/bin/sh
# Stands for a wasm-opt that takes each output for a whole program: nothing is left.
if [ "$1" = --version ]; then
  echo "wasm-opt version 132 (damaging)"
  exit
fi
while [ $# -gt 3 ]; do shift; done
printf '\000asm\001\000\000\000' >"$3"
