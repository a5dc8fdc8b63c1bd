/** The files that a split writes, as values. */
package io.github.wasmsplit.output;
