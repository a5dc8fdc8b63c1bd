/**
 * The requests and results of embedders. Begin with {@link io.github.wasmsplit.api.SplitRequest}.
 * Uses {@code diag} alone.
 */
package io.github.wasmsplit.api;
