/** The files that a split reads. */
package io.github.wasmsplit.input;
