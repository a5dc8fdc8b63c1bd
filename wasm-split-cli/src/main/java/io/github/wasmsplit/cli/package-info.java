/** The command line: options, messages and exit codes around the core. */
package io.github.wasmsplit.cli;
