/** Digests of texts and files together. */
package io.github.wasmsplit.digest;
