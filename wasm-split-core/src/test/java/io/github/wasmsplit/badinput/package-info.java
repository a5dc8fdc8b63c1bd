/** Inputs that cannot be split: each is refused with advice, and nothing is written. */
package io.github.wasmsplit.badinput;
