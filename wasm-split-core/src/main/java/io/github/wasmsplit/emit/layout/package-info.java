/**
 * Decides the contents of each output, their names and indices, before a byte is written; the only
 * place where indices are handed out. {@link io.github.wasmsplit.emit.layout.Layouts} is the class
 * to read first. Uses {@code emit.names} and the packages of the plan and of the program; not
 * {@code emit.section}.
 */
package io.github.wasmsplit.emit.layout;
