/** The Maven plugin: its goals around the core and the tools for Rust. */
@NullMarked
package io.github.wasmsplit.maven;

import org.jspecify.annotations.NullMarked;
