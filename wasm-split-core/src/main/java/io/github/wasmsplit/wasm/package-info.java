/** Sections of a module as immutable values. */
package io.github.wasmsplit.wasm;
