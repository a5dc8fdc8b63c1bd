/** Looks at a machine: which tools are there, which are missing, how to get them. */
@NullMarked
package io.github.wasmsplit.doctor;

import org.jspecify.annotations.NullMarked;
