/** The Maven plugin: its goals around the core and the tools for Rust. */
package io.github.wasmsplit.maven;
