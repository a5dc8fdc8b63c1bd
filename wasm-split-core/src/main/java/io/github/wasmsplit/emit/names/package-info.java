/**
 * Chooses names of exports and imports. {@link io.github.wasmsplit.emit.names.ExportNames} is the
 * class to read first. Uses {@code glue}, {@code program}, {@code wasm} and {@code bytes}.
 */
package io.github.wasmsplit.emit.names;
