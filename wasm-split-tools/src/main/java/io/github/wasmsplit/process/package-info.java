/**
 * Finds other programs and runs them. Begin with {@link io.github.wasmsplit.process.Processes}.
 *
 * <p>Uses no other package of the project.
 */
@NullMarked
package io.github.wasmsplit.process;

import org.jspecify.annotations.NullMarked;
