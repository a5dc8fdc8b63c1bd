/**
 * Puts files into the output folder, all or none. Begin with {@link
 * io.github.wasmsplit.publish.Publisher}. Uses {@code output}, {@code bytes}, and {@code input} for
 * the files that must not be overwritten.
 */
package io.github.wasmsplit.publish;
