/** Reads WebAssembly binaries, one small reader per section. */
package io.github.wasmsplit.read;
