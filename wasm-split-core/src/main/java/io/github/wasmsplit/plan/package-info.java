/** Decides which output holds what. */
package io.github.wasmsplit.plan;
