/** Runs wasm-opt on outputs. */
package io.github.wasmsplit.optimize;
