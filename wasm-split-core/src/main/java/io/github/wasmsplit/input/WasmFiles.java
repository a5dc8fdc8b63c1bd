package io.github.wasmsplit.input;

import io.github.wasmsplit.wasm.WasmModule;
import io.github.wasmsplit.wasm.linking.Linking;
import io.github.wasmsplit.wasm.linking.Relocations;
import java.util.List;

/**
 * The two wasm files, read and checked for their roles.
 *
 * @param original the linker's output
 * @param linking its symbol table
 * @param code its relocations of the code section
 * @param data its relocations of the data section
 * @param originalNames its function names; null for a function without a name
 * @param bindgened wasm-bindgen's output
 * @param bindgenedNames its function names; null for a function without a name
 */
public record WasmFiles(
    WasmModule original,
    Linking linking,
    Relocations code,
    Relocations data,
    List<String> originalNames,
    WasmModule bindgened,
    List<String> bindgenedNames) {}
