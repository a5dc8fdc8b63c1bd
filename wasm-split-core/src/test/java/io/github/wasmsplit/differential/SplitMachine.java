package io.github.wasmsplit.differential;

import io.github.wasmsplit.fixture.BuiltProgram;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import run.endive.runtime.CallResult;
import run.endive.runtime.ExportFunction;
import run.endive.runtime.ImportFunction;
import run.endive.runtime.ImportGlobal;
import run.endive.runtime.ImportMemory;
import run.endive.runtime.ImportTable;
import run.endive.runtime.ImportTag;
import run.endive.runtime.ImportValues;
import run.endive.runtime.Instance;
import run.endive.runtime.WasmFunctionHandle;
import run.endive.wasm.WasmModule;
import run.endive.wasm.types.Export;
import run.endive.wasm.types.Import;

/** A split program, linked as the loader links it: by name, in one namespace. */
final class SplitMachine extends Machine {
  private static final String IMPORT_MODULE = "";

  private final SplitOutput output;
  private final Instance main;
  private final Map<String, Owner> namespace = new HashMap<>();
  private final Set<String> instantiated = new HashSet<>();

  private record Owner(Instance instance, WasmModule module, Export export) {}

  SplitMachine(BuiltProgram program, SplitOutput output, Host.Callbacks callbacks) {
    super(program, callbacks);
    this.output = output;
    WasmModule module = output.main();
    Glue glue = output.glue();
    ImportValues imports =
        ImportValues.builder()
            .withFunctions(hostImports(module, i -> glue.original(i.module(), i.name())))
            .build();
    main = Instance.builder(module).withImportValues(imports).build();
    publish(main, module, output.mainFile());
  }

  @Override
  Instance main() {
    return main;
  }

  @Override
  void link(String module) {
    output.files(module).forEach(this::instantiate);
  }

  private void instantiate(String file) {
    if (!instantiated.add(file)) {
      return;
    }
    WasmModule module = output.module(file);
    ImportValues.Builder imports = ImportValues.builder();
    module.importSection().stream().forEach(wanted -> bind(wanted, file, imports));
    Instance instance = Instance.builder(module).withImportValues(imports.build()).build();
    publish(instance, module, file);
  }

  private void publish(Instance instance, WasmModule module, String file) {
    for (int i = 0; i < module.exportSection().exportCount(); i++) {
      Export export = module.exportSection().getExport(i);
      if (namespace.put(export.name(), new Owner(instance, module, export)) != null) {
        throw new AssertionError(file + " exports " + export.name() + ", as another output does");
      }
    }
  }

  private void bind(Import wanted, String file, ImportValues.Builder imports) {
    String name = wanted.name();
    Owner owner = namespace.get(name);
    if (!wanted.module().equals(IMPORT_MODULE) || owner == null) {
      throw new AssertionError(
          file + " imports " + wanted.module() + "." + name + ", which is not there");
    }
    Instance from = owner.instance();
    int index = owner.export().index();
    switch (wanted.importType()) {
      case FUNCTION -> imports.addFunction(function(name, from));
      case MEMORY -> imports.addMemory(new ImportMemory(IMPORT_MODULE, name, from.memory(index)));
      case TABLE -> imports.addTable(new ImportTable(IMPORT_MODULE, name, from.table(index)));
      case GLOBAL -> imports.addGlobal(new ImportGlobal(IMPORT_MODULE, name, from.global(index)));
      default -> imports.addTag(new ImportTag(IMPORT_MODULE, name, from.tag(index)));
    }
  }

  /** The runtime's own conversion cannot pass references. */
  private static ImportFunction function(String name, Instance from) {
    ExportFunction target = from.export(name);
    WasmFunctionHandle handle =
        new WasmFunctionHandle() {
          @Override
          public long[] apply(Instance caller, long... args) {
            return target.apply(args);
          }

          @Override
          public CallResult applyWithRefs(Instance caller, long[] args, Object[] refs) {
            return target.applyWithRefs(args, refs);
          }
        };
    return new ImportFunction(IMPORT_MODULE, name, from.exportType(name), handle, from);
  }
}
