package io.github.wasmsplit.differential;

import io.github.wasmsplit.fixture.SplitPoint;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import run.endive.runtime.HostFunction;
import run.endive.runtime.ImportFunction;
import run.endive.wasm.types.FunctionImport;
import run.endive.wasm.types.FunctionType;
import run.endive.wasm.types.ValType;

/** Stands in for JS: logs each call and computes its answer from the arguments alone. */
final class Host {
  /** When the callback of a load runs. */
  enum Callbacks {
    /** Inside the call to the loader. */
    AT_ONCE,
    /** At the next {@link Step.Pump}. */
    LATER
  }

  private final Machine machine;
  private final Callbacks callbacks;
  private final Map<String, String> moduleOfLoader = new HashMap<>();
  private final List<String> log = new ArrayList<>();
  private final List<Long> kept = new ArrayList<>();
  private final Deque<Runnable> pending = new ArrayDeque<>();

  Host(Machine machine, Callbacks callbacks, List<SplitPoint> splitPoints) {
    this.machine = machine;
    this.callbacks = callbacks;
    splitPoints.forEach(p -> moduleOfLoader.put(p.loaderField(), p.module()));
  }

  List<String> log() {
    return log;
  }

  long kept(int which) {
    return kept.get(which);
  }

  void pump() {
    int due = pending.size();
    for (int i = 0; i < due; i++) {
      pending.remove().run();
    }
  }

  /** The function with this name in the program. */
  ImportFunction function(FunctionImport wanted, String name, FunctionType type) {
    return new HostFunction(
        wanted.module(), wanted.name(), type, (inst, args) -> call(name, type, args));
  }

  private long[] call(String field, FunctionType type, long[] args) {
    log.add(field + Arrays.toString(args));
    String module = moduleOfLoader.get(field);
    if (module != null) {
      load(module, (int) args[0], args[1]);
      return new long[0];
    }
    if (field.startsWith("js_throw")) {
      throw new JsException(field);
    }
    if (field.startsWith("js_keep")) {
      kept.add(args[0]);
    }
    if (field.startsWith("js_call")) {
      return machine.callSlot((int) args[0], Arrays.copyOfRange(args, 1, args.length));
    }
    return answer(type, args);
  }

  private void load(String module, int slot, long data) {
    Runnable loading =
        () -> {
          machine.load(module);
          if (slot != 0) {
            machine.callSlot(slot, new long[] {data, 1});
          }
        };
    if (callbacks == Callbacks.AT_ONCE) {
      loading.run();
    } else {
      pending.add(loading);
    }
  }

  private static long[] answer(FunctionType type, long[] args) {
    long sum = 7;
    for (long arg : args) {
      sum = sum * 31 + arg;
    }
    long[] results = new long[type.returns().size()];
    for (int i = 0; i < results.length; i++) {
      results[i] = answer(type.returns().get(i), sum + i);
    }
    return results;
  }

  private static long answer(ValType type, long sum) {
    if (type.equals(ValType.I64)) {
      return sum;
    }
    if (type.equals(ValType.F32)) {
      return Float.floatToRawIntBits(sum % 1000);
    }
    if (type.equals(ValType.F64)) {
      return Double.doubleToRawLongBits(sum % 1000);
    }
    return type.isReference() ? sum & 0xff : (int) sum;
  }

  /** Thrown by a function of JS. */
  static final class JsException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    JsException(String message) {
      super(message);
    }
  }
}
