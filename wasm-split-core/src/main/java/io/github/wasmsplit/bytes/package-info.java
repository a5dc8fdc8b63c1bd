/**
 * Contents of files, slices that know their offset in a file, and the primitive encodings of the
 * binary format. Begin with {@link io.github.wasmsplit.bytes.ByteSlice}. Uses {@code diag} alone.
 */
package io.github.wasmsplit.bytes;
