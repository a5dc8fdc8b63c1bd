/**
 * What the operating system's environment says. Begin with {@link
 * io.github.wasmsplit.environment.SearchPath}. Uses no other package of the project.
 */
package io.github.wasmsplit.environment;
