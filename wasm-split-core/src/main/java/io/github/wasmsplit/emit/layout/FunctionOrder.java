package io.github.wasmsplit.emit.layout;

import static java.util.Objects.requireNonNull;

import com.google.common.primitives.ImmutableIntArray;
import io.github.wasmsplit.bytes.IntList;
import io.github.wasmsplit.plan.Output;
import io.github.wasmsplit.plan.SplitPlan;
import io.github.wasmsplit.program.Stubs;
import io.github.wasmsplit.wasm.ExternalKind;
import io.github.wasmsplit.wasm.WasmModule;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/** Numbers the functions of one output so that its bytes are few and compress well. */
final class FunctionOrder {
  /** Indices below this take one byte. */
  private static final int ONE_BYTE = 128;

  private final SplitPlan plan;
  private final WasmModule module;
  private final Stubs stubs;
  private final SharedNames names;
  private final SignatureOrder signatures;
  private final Output output;
  private final Usage usage;
  private final IntList order = new IntList();

  FunctionOrder(
      SplitPlan plan,
      Stubs stubs,
      SharedNames names,
      SignatureOrder signatures,
      Output output,
      Usage usage) {
    this.plan = plan;
    this.module = plan.program().module();
    this.stubs = stubs;
    this.names = names;
    this.signatures = signatures;
    this.output = output;
    this.usage = usage;
  }

  /**
   * {@return the functions that the output imports, its stubs, and those that it defines}
   *
   * @param defined the latter, without stubs
   */
  Numbering number(ImmutableIntArray defined) {
    addMostUsedFirst(candidates().filter(this::isImportedHere), importOrder());
    int imported = order.size();
    addMostUsedFirst(
        IntStream.concat(stubs(), defined.stream()), new BodyOrder(module, signatures));
    return new Numbering(order.toArray(), imported);
  }

  /** Functions that it may import, ascending. */
  private IntStream candidates() {
    return output.isMain()
        ? IntStream.range(0, module.functionCount())
        : IntStream.of(usage.functions.keys());
  }

  private boolean isImportedHere(int function) {
    if (stubs.contains(function)) {
      return false;
    }
    boolean needed = usage.functions.get(function) > 0 || isPassedOn(function);
    return needed && !plan.holds(output, function);
  }

  /** Whether main imports a function for the sake of the other outputs. */
  private boolean isPassedOn(int function) {
    return output.isMain()
        && function < module.importedFunctionCount()
        && names.name(ExternalKind.FUNCTION, function) != null;
  }

  /** Imports whose bytes differ least lie beside each other. */
  private Comparator<Integer> importOrder() {
    if (output.isMain()) {
      return signatures;
    }
    return Comparator.comparing((Integer f) -> name(f).length())
        .thenComparing(signatures)
        .thenComparing(this::name);
  }

  private String name(int function) {
    return requireNonNull(names.name(ExternalKind.FUNCTION, function));
  }

  private IntStream stubs() {
    return IntStream.of(usage.functions.keys())
        .filter(stubs::contains)
        .boxed()
        .sorted(Comparator.comparing(stubs::pointOf))
        .mapToInt(stub -> stub);
  }

  /**
   * The most used get the indices that take one byte; among these and among the rest, {@code
   * byLikeness} holds.
   */
  private void addMostUsedFirst(IntStream functions, Comparator<Integer> byLikeness) {
    List<Integer> byUse =
        functions
            .boxed()
            .sorted(Comparator.comparing((Integer f) -> -usage.functions.get(f)))
            .toList();
    int shortest = Math.min(byUse.size(), Math.max(0, ONE_BYTE - order.size()));
    byUse.subList(0, shortest).stream().sorted(byLikeness).forEach(order::add);
    byUse.subList(shortest, byUse.size()).stream().sorted(byLikeness).forEach(order::add);
  }
}
