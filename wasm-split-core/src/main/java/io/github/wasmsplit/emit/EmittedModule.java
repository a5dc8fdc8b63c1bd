package io.github.wasmsplit.emit;

import io.github.wasmsplit.bytes.Blob;
import io.github.wasmsplit.bytes.Digests;
import io.github.wasmsplit.emit.layout.IndexMap;
import io.github.wasmsplit.plan.Output;

/**
 * An output as bytes.
 *
 * @param output which one of the plan
 * @param bytes the module
 * @param digests digests of these bytes
 * @param empty whether it holds nothing, so that no file is needed
 * @param indices the program's indices behind those of the module, without that of main's id; a
 *     stub stands for the split point's import
 */
public record EmittedModule(
    Output output, Blob bytes, Digests digests, boolean empty, IndexMap indices) {}
