/** Puts files into the output folder, all or nothing. */
package io.github.wasmsplit.publish;
