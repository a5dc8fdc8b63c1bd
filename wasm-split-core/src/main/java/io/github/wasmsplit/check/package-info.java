/**
 * Reads outputs back and proves that they behave as the program, and that outputs which a later
 * tool has changed still fit together. Begin with {@link io.github.wasmsplit.check.ClosureCheck}
 * and {@link io.github.wasmsplit.check.SealCheck}, whose heads list the proofs in order. Uses
 * {@code emit}, {@code plan} and {@code program} for what was meant, and {@code read} for what the
 * bytes say.
 */
package io.github.wasmsplit.check;
