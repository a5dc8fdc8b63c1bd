package io.github.wasmsplit.emit;

import io.github.wasmsplit.bytes.Digests;

/**
 * An output as bytes.
 *
 * @param output its number in the plan
 * @param bytes the module
 * @param digests digests of these bytes
 * @param empty whether it holds nothing, so that no file is needed
 * @param functions the program's functions in the output's index order; for a stub the split
 *     point's import
 * @param tables the program's tables in the output's index order; one past the last for a function
 *     table that the program did not have
 * @param globals the program's globals in the output's index order, without the build id
 * @param tags the program's tags in the output's index order
 */
public record EmittedModule(
    int output,
    byte[] bytes,
    Digests digests,
    boolean empty,
    int[] functions,
    int[] tables,
    int[] globals,
    int[] tags) {}
