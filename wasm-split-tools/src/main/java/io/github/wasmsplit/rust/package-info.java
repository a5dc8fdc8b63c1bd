/**
 * From Rust source to the splitter's inputs: finds the tools, runs cargo and wasm-bindgen if
 * something has changed. Knows nothing of Maven. Begin with {@link
 * io.github.wasmsplit.rust.RustBuild}.
 *
 * <p>Uses {@code digest} and {@code process}, and the core's {@code concurrent} and {@code
 * environment}.
 */
@NullMarked
package io.github.wasmsplit.rust;

import org.jspecify.annotations.NullMarked;
