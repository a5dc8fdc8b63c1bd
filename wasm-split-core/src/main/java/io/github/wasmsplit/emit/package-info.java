/**
 * Writes outputs as WebAssembly binaries. {@link io.github.wasmsplit.emit.Emitter} is the class to
 * read first.
 *
 * <p>Each of its packages uses those named before it and no other: {@code emit.names} chooses
 * names, {@code emit.layout} decides everything else and hands out indices, {@code emit.section}
 * turns a layout into bytes, with one class for each section, and this package puts the outputs
 * together.
 */
package io.github.wasmsplit.emit;
