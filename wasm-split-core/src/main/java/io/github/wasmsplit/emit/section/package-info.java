/**
 * Writes the sections of outputs, with one class for each, as lld's synthetic sections. {@link
 * io.github.wasmsplit.emit.section.Sections} is the class to read first. Reads layouts of {@code
 * emit.layout} and changes nothing in them.
 */
package io.github.wasmsplit.emit.section;
