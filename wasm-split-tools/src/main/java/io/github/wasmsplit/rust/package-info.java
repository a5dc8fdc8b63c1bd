/**
 * From Rust source to what the splitter reads: finds the tools, runs cargo and wasm-bindgen where
 * something has changed. Knows nothing of Maven.
 */
@NullMarked
package io.github.wasmsplit.rust;

import org.jspecify.annotations.NullMarked;
