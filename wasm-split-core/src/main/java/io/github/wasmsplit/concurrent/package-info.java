/**
 * Independent work on several threads, with results that do not depend on their number, and a lock
 * on a folder. Begin with {@link io.github.wasmsplit.concurrent.Parallel}. Uses {@code diag} alone.
 */
package io.github.wasmsplit.concurrent;
