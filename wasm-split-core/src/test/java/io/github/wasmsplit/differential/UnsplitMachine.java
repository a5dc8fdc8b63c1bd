package io.github.wasmsplit.differential;

import io.github.wasmsplit.fixture.BuiltProgram;
import run.endive.runtime.ImportValues;
import run.endive.runtime.Instance;
import run.endive.wasm.WasmModule;
import run.endive.wasm.types.FunctionImport;

/** The program as wasm-bindgen leaves it, with its split points tied to their bodies. */
final class UnsplitMachine extends Machine {
  private final Instance instance;

  UnsplitMachine(BuiltProgram program, SplitOutput output, Host.Callbacks callbacks) {
    super(program, callbacks);
    WasmModule module = output.unsplit();
    ImportValues imports =
        ImportValues.builder().withFunctions(hostImports(module, FunctionImport::name)).build();
    instance = Instance.builder(module).withImportValues(imports).build();
  }

  @Override
  Instance main() {
    return instance;
  }

  @Override
  void link(String module) {
    // Everything is linked from the start.
  }
}
