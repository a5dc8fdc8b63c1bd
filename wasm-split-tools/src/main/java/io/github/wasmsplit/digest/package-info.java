/** Digests of texts and files together. */
@NullMarked
package io.github.wasmsplit.digest;

import org.jspecify.annotations.NullMarked;
