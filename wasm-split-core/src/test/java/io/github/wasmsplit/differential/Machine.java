package io.github.wasmsplit.differential;

import io.github.wasmsplit.fixture.BuiltProgram;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import run.endive.runtime.ImportFunction;
import run.endive.runtime.Instance;
import run.endive.runtime.TableInstance;
import run.endive.runtime.WasmException;
import run.endive.wasm.WasmEngineException;
import run.endive.wasm.WasmModule;
import run.endive.wasm.types.FunctionImport;
import run.endive.wasm.types.FunctionType;
import run.endive.wasm.types.ValType;

/** A running program. */
abstract class Machine {
  private final Host host;
  private final Set<String> loaded = new TreeSet<>();

  Machine(BuiltProgram program, Host.Callbacks callbacks) {
    this.host = new Host(this, callbacks, program.splitPoints());
  }

  abstract Instance main();

  /** Links the outputs of a module that are not linked yet. */
  abstract void link(String module);

  /** Loads a module; repeated loads are allowed. */
  final void load(String module) {
    link(module);
    loaded.add(module);
  }

  Set<String> loaded() {
    return loaded;
  }

  Host host() {
    return host;
  }

  /** Runs one step and describes its outcome. */
  String run(Step step) {
    try {
      return Arrays.toString(perform(step));
    } catch (WasmException e) {
      return "exception " + Arrays.toString(e.args());
    } catch (WasmEngineException e) {
      return "trap " + e.getMessage();
    } catch (Host.JsException e) {
      return "JS exception " + e.getMessage();
    } catch (StackOverflowError e) {
      return "stack overflow";
    }
  }

  private long[] perform(Step step) {
    if (step instanceof Step.Call call) {
      return main().export(call.export()).apply(call.args());
    }
    if (step instanceof Step.Load load) {
      load(load.module());
    } else if (step instanceof Step.Pump) {
      host.pump();
    } else if (step instanceof Step.CallKept call) {
      return callSlot((int) host.kept(call.which()), call.args());
    }
    return new long[0];
  }

  long[] callSlot(int slot, long... args) {
    TableInstance table = functionTable();
    int function = table.requiredRef(slot);
    return table.instance(slot).getMachine().call(function, args);
  }

  boolean isFilled(int slot) {
    return functionTable().ref(slot) != -1;
  }

  TableInstance functionTable() {
    for (int i = 0; i < main().tableCount(); i++) {
      if (main().table(i).elementType().equals(ValType.FuncRef)) {
        return main().table(i);
      }
    }
    throw new IllegalStateException("no function table");
  }

  byte[] memory() {
    int size = main().memory().pages() << 16;
    return main().memory().readBytes(0, size);
  }

  /** Functions of JS for all imports of a module, all of which must be functions. */
  List<ImportFunction> hostImports(WasmModule module, Function<FunctionImport, String> names) {
    return module.importSection().stream()
        .map(FunctionImport.class::cast)
        .map(wanted -> host.function(wanted, names.apply(wanted), type(module, wanted)))
        .toList();
  }

  static FunctionType type(WasmModule module, FunctionImport wanted) {
    return module.typeSection().getType(wanted.typeIndex());
  }
}
