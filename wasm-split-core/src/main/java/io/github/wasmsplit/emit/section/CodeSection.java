package io.github.wasmsplit.emit.section;

import io.github.wasmsplit.bytes.ByteSink;
import io.github.wasmsplit.bytes.ByteSlice;
import io.github.wasmsplit.code.BodyLocals;
import io.github.wasmsplit.code.Opcodes;
import io.github.wasmsplit.emit.layout.Numbering;
import io.github.wasmsplit.emit.layout.OutputLayout;
import io.github.wasmsplit.wasm.ExternalKind;
import io.github.wasmsplit.wasm.Immediates;
import io.github.wasmsplit.wasm.SectionId;
import io.github.wasmsplit.wasm.WasmModule;

/** The code section: the program's bodies with the output's indices, and stubs. */
final class CodeSection extends VectorSection {
  /** A body's bytes, about. */
  private static final int BODY = 256;

  private final OutputLayout layout;
  private final WasmModule module;
  private final Numbering functions;
  private final CodePatcher patcher;

  CodeSection(OutputLayout layout) {
    super(SectionId.CODE);
    this.layout = layout;
    this.module = layout.module();
    this.functions = layout.indices().functions();
    this.patcher = new CodePatcher(layout.indices());
  }

  @Override
  int count() {
    return functions.defined();
  }

  @Override
  public int sizeHint() {
    return functions.defined() * BODY;
  }

  @Override
  void writeItems(ByteSink sink) {
    for (int i = functions.imported(); i < functions.size(); i++) {
      int function = functions.original(i);
      int point = layout.stubs().pointOf(function);
      if (point < 0) {
        body(sink, function);
      } else {
        sink.sized(stub(function, layout.plan().reservedSlot(point)));
      }
    }
  }

  private void body(ByteSink sink, int function) {
    ByteSlice body = module.body(function);
    Immediates immediates = layout.program().immediatesOf(function);
    BodyLocals locals =
        BodyLocals.read(
            body,
            immediates,
            module.signature(function).parameters().size(),
            layout.program().functionName(function));
    patcher.writeBody(sink, body, immediates, locals);
  }

  /** Passes its arguments on to the function in a slot that the module fills. */
  private ByteSink stub(int function, int slot) {
    ByteSink body = new ByteSink(32).u32(0);
    for (int p = 0; p < module.signature(function).parameters().size(); p++) {
      body.u8(Opcodes.LOCAL_GET).u32(p);
    }
    int table = layout.functionTable();
    Constants.write(body, layout.isWide(table), slot);
    body.u8(Opcodes.CALL_INDIRECT);
    body.u32(layout.indices().types().numberOf(module.typeIndex(function)));
    body.u32(layout.indices().of(ExternalKind.TABLE).numberOf(table));
    return body.u8(Opcodes.END);
  }
}
