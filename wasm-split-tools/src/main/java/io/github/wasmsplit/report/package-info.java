/**
 * The result of a split in sizes: of files, of the start, of each module's first use. Begin with
 * {@link io.github.wasmsplit.report.SizeReport}.
 *
 * <p>Uses {@code compress}, and the core's results.
 */
@NullMarked
package io.github.wasmsplit.report;

import org.jspecify.annotations.NullMarked;
