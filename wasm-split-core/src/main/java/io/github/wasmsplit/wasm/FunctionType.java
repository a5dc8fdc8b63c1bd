package io.github.wasmsplit.wasm;

import java.util.List;

/**
 * A function type.
 *
 * @param parameters value types, each in its encoded form with type indices in decimal
 * @param results value types
 */
public record FunctionType(List<String> parameters, List<String> results) {}
