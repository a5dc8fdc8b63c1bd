/** The command line: options, messages and exit codes around the core. */
@NullMarked
package io.github.wasmsplit.cli;

import org.jspecify.annotations.NullMarked;
