/** Slices of files, and the primitive encodings of the binary format. */
package io.github.wasmsplit.bytes;
