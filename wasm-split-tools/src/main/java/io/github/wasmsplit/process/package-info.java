/**
 * Finds other programs and runs them. Begin with {@link io.github.wasmsplit.process.Processes}.
 *
 * <p>Uses the core's {@code environment}.
 */
@NullMarked
package io.github.wasmsplit.process;

import org.jspecify.annotations.NullMarked;
