package io.github.wasmsplit.input;

import io.github.wasmsplit.wasm.WasmModule;
import io.github.wasmsplit.wasm.linking.Linking;
import io.github.wasmsplit.wasm.linking.Relocations;

/**
 * The two wasm files, read and checked for their roles.
 *
 * @param original the linker's output
 * @param linking its symbol table
 * @param code its relocations of the code section
 * @param data its relocations of the data section
 * @param originalNames its function names
 * @param bindgened wasm-bindgen's output
 * @param bindgenedNames its function names
 */
public record WasmFiles(
    WasmModule original,
    Linking linking,
    Relocations code,
    Relocations data,
    String[] originalNames,
    WasmModule bindgened,
    String[] bindgenedNames) {}
