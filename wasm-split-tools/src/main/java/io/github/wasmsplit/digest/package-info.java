/**
 * Digests of texts and files together, which tell whether anything has changed since the last
 * build. Begin with {@link io.github.wasmsplit.digest.ContentDigest}.
 *
 * <p>Uses no other package of the project.
 */
@NullMarked
package io.github.wasmsplit.digest;

import org.jspecify.annotations.NullMarked;
