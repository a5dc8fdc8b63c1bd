/**
 * Explains where functions are, and why. Begin with {@link io.github.wasmsplit.why.Explainer}. Uses
 * {@code plan}, {@code program} and {@code names}.
 */
package io.github.wasmsplit.why;
