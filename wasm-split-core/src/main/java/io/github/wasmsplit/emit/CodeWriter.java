package io.github.wasmsplit.emit;

import io.github.wasmsplit.bytes.ByteSink;
import io.github.wasmsplit.bytes.ByteSlice;
import io.github.wasmsplit.code.BodyLocals;
import io.github.wasmsplit.wasm.Immediates;
import io.github.wasmsplit.wasm.WasmModule;

/** Writes the code section. */
final class CodeWriter {
  private final OutputEmitter out;
  private final WasmModule module;

  CodeWriter(OutputEmitter out) {
    this.out = out;
    this.module = out.module();
  }

  ByteSink section() {
    IndexMap map = out.map();
    int n = map.functionOrder.size() - map.importedFunctions;
    ByteSink sink = new ByteSink(n * 256);
    if (n == 0) {
      return sink;
    }
    sink.u32(n);
    for (int i = map.importedFunctions; i < map.functionOrder.size(); i++) {
      int function = map.functionOrder.get(i);
      int point = out.stubs().pointOf(function);
      if (point < 0) {
        body(sink, function);
      } else {
        sink.sized(stub(function, out.plan().reservedSlot(point)));
      }
    }
    return sink;
  }

  private void body(ByteSink sink, int function) {
    ByteSlice body = module.code().get(function - module.importedFunctionCount());
    Immediates immediates = out.program().immediatesOf(function);
    BodyLocals locals =
        BodyLocals.read(
            body,
            immediates,
            module.signature(function).parameters().size(),
            out.program().functionName(function));
    out.patcher().writeBody(sink, body, immediates, locals);
  }

  /** Passes its arguments on to the function in a slot that the module fills. */
  private ByteSink stub(int function, int slot) {
    int type = module.functionTypes()[function];
    ByteSink body = new ByteSink(32);
    body.u32(0);
    for (int p = 0; p < module.signature(function).parameters().size(); p++) {
      body.u8(0x20).u32(p);
    }
    int table = out.functionTable();
    boolean wide = table < module.tables().size() && module.tables().get(table).limits().is64();
    body.u8(wide ? 0x42 : 0x41).s64(slot);
    body.u8(0x11).u32(out.map().types[type]).u32(out.map().tables[table]).u8(0x0b);
    return body;
  }
}
