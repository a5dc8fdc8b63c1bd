/**
 * The files that a split writes, as values. Begin with {@link
 * io.github.wasmsplit.output.Description}. Uses {@code api} and the runtime, which has the
 * manifest.
 */
package io.github.wasmsplit.output;
