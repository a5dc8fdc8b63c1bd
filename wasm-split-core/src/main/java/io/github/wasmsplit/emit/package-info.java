/** Writes outputs as WebAssembly binaries; the only place where indices are handed out. */
package io.github.wasmsplit.emit;
