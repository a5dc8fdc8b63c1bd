/**
 * Slices of files that know their offset, and the primitive encodings of the binary format. Begin
 * with {@link io.github.wasmsplit.bytes.ByteSlice}. Uses {@code diag} alone.
 */
package io.github.wasmsplit.bytes;
