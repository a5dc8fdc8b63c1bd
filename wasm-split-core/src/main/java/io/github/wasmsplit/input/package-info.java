/** The files that a split reads. Read {@link io.github.wasmsplit.input.InputReader} first. */
package io.github.wasmsplit.input;
