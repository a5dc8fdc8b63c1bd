/**
 * Compressed files beside those of a folder, for servers that send them instead. Begin with {@link
 * io.github.wasmsplit.compress.CompressedFiles}.
 *
 * <p>Uses {@code process}: Brotli may run in a JVM of its own.
 */
@NullMarked
package io.github.wasmsplit.compress;

import org.jspecify.annotations.NullMarked;
