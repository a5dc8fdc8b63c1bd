/** Finding and running other programs. */
@NullMarked
package io.github.wasmsplit.process;

import org.jspecify.annotations.NullMarked;
