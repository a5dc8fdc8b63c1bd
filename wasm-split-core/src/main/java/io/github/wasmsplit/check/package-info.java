/** Reads outputs back and proves that they behave as the program. */
package io.github.wasmsplit.check;
