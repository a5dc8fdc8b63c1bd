/**
 * What a split has made, told in sizes: of files, of the start, of each module's first use. Begin
 * with {@link io.github.wasmsplit.report.SizeReport}.
 */
@NullMarked
package io.github.wasmsplit.report;

import org.jspecify.annotations.NullMarked;
