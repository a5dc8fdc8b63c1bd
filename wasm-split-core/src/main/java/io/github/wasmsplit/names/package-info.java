/** Names of functions for people. Begin with {@link io.github.wasmsplit.names.RustNames}. */
package io.github.wasmsplit.names;
