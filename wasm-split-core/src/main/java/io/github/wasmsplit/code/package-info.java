/**
 * Instructions: one table says which immediates, features and effects each has, and one reader
 * walks over them without allocating anything. Begin with {@link io.github.wasmsplit.code.Opcodes}.
 * Uses {@code wasm} and {@code bytes}.
 */
package io.github.wasmsplit.code;
