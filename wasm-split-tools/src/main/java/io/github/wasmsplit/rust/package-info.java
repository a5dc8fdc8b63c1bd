/**
 * From Rust source to what the splitter reads: finds the tools, runs cargo and wasm-bindgen where
 * something has changed. Knows nothing of Maven.
 */
package io.github.wasmsplit.rust;
