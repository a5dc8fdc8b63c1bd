/** Explains where functions are, and why. */
package io.github.wasmsplit.why;
