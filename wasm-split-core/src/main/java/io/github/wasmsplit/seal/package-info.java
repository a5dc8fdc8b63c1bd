/**
 * Makes names, digests, loader and manifest anew for outputs that a later tool has changed. Read
 * {@link io.github.wasmsplit.seal.Sealer} first.
 */
package io.github.wasmsplit.seal;
