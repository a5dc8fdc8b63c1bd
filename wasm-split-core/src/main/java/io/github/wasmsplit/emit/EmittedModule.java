package io.github.wasmsplit.emit;

/**
 * An output as bytes.
 *
 * @param output its number in the plan
 * @param bytes the module
 * @param empty whether it holds nothing, so that no file is needed
 * @param functions the program's functions in the output's index order; for a stub the split point's
 *     import
 */
public record EmittedModule(int output, byte[] bytes, boolean empty, int[] functions) {}
