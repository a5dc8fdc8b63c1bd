/** Runs split programs beside unsplit ones and holds them against each other. */
package io.github.wasmsplit.differential;
