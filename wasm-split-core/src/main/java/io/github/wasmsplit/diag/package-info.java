/**
 * Errors, warnings and progress, as users are told of them. Begin with {@link
 * io.github.wasmsplit.diag.Diagnostic}. Uses nothing but the JDK.
 */
package io.github.wasmsplit.diag;
