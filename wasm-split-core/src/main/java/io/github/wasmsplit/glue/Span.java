package io.github.wasmsplit.glue;

/**
 * A place in a text.
 *
 * @param start where it starts
 * @param end where it ends, exclusive
 */
record Span(int start, int end) {}
