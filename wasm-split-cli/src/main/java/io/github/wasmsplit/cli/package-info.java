/**
 * The command line: options, messages and exit codes around the core. Begin with {@link
 * io.github.wasmsplit.cli.Cli}.
 *
 * <p>Uses the core's facade, its requests and results, its diagnostics, and the tools; nothing uses
 * this package.
 */
@NullMarked
package io.github.wasmsplit.cli;

import org.jspecify.annotations.NullMarked;
