/**
 * Carries symbols and relocations of the linker's output over to wasm-bindgen's, and so makes the
 * {@code program}. Begin with {@link io.github.wasmsplit.link.Linker}, whose method {@code link}
 * lists the steps. Nothing that comes later uses this package.
 */
package io.github.wasmsplit.link;
