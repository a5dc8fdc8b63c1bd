package io.github.wasmsplit.program;

/**
 * An import by which the program asks for a module to be loaded.
 *
 * @param name field name
 * @param module name of the module that it loads, as the author wrote it
 */
public record LoaderImport(String name, String module) {}
