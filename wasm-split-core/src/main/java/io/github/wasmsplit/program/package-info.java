/**
 * The linked program as values: what it is made of, what refers to what, and what its author
 * marked. Every later stage reads it; nothing here computes it.
 */
package io.github.wasmsplit.program;
