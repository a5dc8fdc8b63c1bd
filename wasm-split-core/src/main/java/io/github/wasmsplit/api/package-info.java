/**
 * Requests and results: what embedders hand in and get back. Begin with {@link
 * io.github.wasmsplit.api.SplitRequest}. Uses {@code diag} alone.
 */
package io.github.wasmsplit.api;
