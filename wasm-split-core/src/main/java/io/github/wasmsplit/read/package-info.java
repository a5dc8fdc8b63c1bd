/**
 * Reads WebAssembly binaries, with one small reader for each section. Begin with {@link
 * io.github.wasmsplit.read.ModuleReader}. Uses {@code wasm}, {@code code} and {@code bytes}.
 */
package io.github.wasmsplit.read;
