/**
 * Runs wasm-opt on outputs, told of the features that they use. Begin with {@link
 * io.github.wasmsplit.optimize.Optimizer}. Uses {@code read}, {@code code}, {@code environment} and
 * {@code api}.
 */
package io.github.wasmsplit.optimize;
