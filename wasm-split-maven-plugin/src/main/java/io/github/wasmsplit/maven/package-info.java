/**
 * The Maven plugin: its goals around the core and the tools for Rust. Begin with {@link
 * io.github.wasmsplit.maven.SplitMojo}, and read {@link io.github.wasmsplit.maven.IncrementalSplit}
 * after it.
 *
 * <p>Uses the core's facade, its requests and results, its diagnostics, and the tools; nothing uses
 * this package.
 */
@NullMarked
package io.github.wasmsplit.maven;

import org.jspecify.annotations.NullMarked;
