/**
 * Compressed files beside those of a folder, for servers that send them instead. Begin with {@link
 * io.github.wasmsplit.compress.CompressedFiles}.
 */
package io.github.wasmsplit.compress;
