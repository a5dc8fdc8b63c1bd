/** Splits WebAssembly programs: the facade, its request and its result. */
package io.github.wasmsplit;
