package io.github.wasmsplit.describe;

/**
 * A place in a text.
 *
 * @param start where it starts
 * @param end where it ends, exclusive
 */
record BindgenSpan(int start, int end) {}
