/** Runs split programs beside unsplit ones and compares their behaviour. */
package io.github.wasmsplit.differential;
