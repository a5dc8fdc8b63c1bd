/** Makes names, digests, loader and manifest anew for outputs that a later tool has changed. */
package io.github.wasmsplit.seal;
