package io.github.wasmsplit.program;

import io.github.wasmsplit.wasm.Immediates;
import java.util.List;

/**
 * The functions of a linked program.
 *
 * @param names their names; null for a function without a name
 * @param immediates the indices in the body of every defined function, folded
 * @param folding which functions stand for identical ones; calls, slots and split points name these
 */
public record Functions(List<String> names, List<Immediates> immediates, StandIns folding) {}
