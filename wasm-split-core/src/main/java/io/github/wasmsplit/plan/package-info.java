/**
 * Decides which output holds which part of the program. Begin with {@link
 * io.github.wasmsplit.plan.Planner}, which opens with an essay and a worked example. Uses {@code
 * program} and {@code graph}, and {@code api} for the options.
 */
package io.github.wasmsplit.plan;
