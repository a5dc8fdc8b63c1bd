/** Finding and running other programs. */
package io.github.wasmsplit.process;
