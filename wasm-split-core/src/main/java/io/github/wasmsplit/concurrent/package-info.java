/** Independent work on several threads, with results that do not depend on their number. */
package io.github.wasmsplit.concurrent;
