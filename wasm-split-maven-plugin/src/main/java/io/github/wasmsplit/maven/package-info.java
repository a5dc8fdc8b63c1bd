/** The Maven plugin: the goal {@code split} around the core. */
package io.github.wasmsplit.maven;
