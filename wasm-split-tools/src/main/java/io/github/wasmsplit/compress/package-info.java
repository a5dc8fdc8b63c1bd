/**
 * Compressed files beside those of a folder, for servers that send them instead. Begin with {@link
 * io.github.wasmsplit.compress.CompressedFiles}.
 */
@NullMarked
package io.github.wasmsplit.compress;

import org.jspecify.annotations.NullMarked;
