/**
 * The linked program as values: its parts, the references among them, and what its author marked.
 * Begin with {@link io.github.wasmsplit.program.Program}.
 *
 * <p>This is the waist of the splitter: {@code link} makes these values, and {@code plan}, {@code
 * emit}, {@code check} and {@code glue} read them without knowing {@code link}. Uses {@code graph},
 * {@code wasm} and {@code bytes}.
 */
package io.github.wasmsplit.program;
