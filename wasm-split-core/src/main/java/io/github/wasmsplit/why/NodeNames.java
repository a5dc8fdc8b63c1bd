package io.github.wasmsplit.why;

import io.github.wasmsplit.names.RustNames;
import io.github.wasmsplit.program.DataIntervals;
import io.github.wasmsplit.program.Nodes;
import io.github.wasmsplit.program.Program;
import io.github.wasmsplit.program.SplitPoint;
import io.github.wasmsplit.wasm.Export;

/** Names of nodes for people. */
final class NodeNames {
  private final Program program;
  private final Nodes layout;

  NodeNames(Program program) {
    this.program = program;
    this.layout = program.graph().layout();
  }

  String of(int node) {
    int index = layout.index(node);
    return switch (layout.kind(node)) {
      case FUNCTION -> RustNames.demangle(program.functionName(index));
      case INTERVAL -> data(index);
      case GLOBAL -> "global " + index;
      case TABLE -> "table " + index;
      case TAG -> "tag " + index;
      case SLOT -> "slot " + index + " of the function table";
    };
  }

  private String data(int interval) {
    DataIntervals intervals = program.data().intervals();
    String address = "data at 0x" + Long.toHexString(intervals.start(interval));
    if (!intervals.isCovered(interval)) {
      return address;
    }
    int symbol = intervals.symbol(interval, 0);
    return address + ", symbol " + RustNames.demangle(program.data().symbols().get(symbol).name());
  }

  /** Why a chain begins with a node. */
  String rootReason(int node) {
    for (SplitPoint point : program.markers().splitPoints()) {
      if (point.exportFunction() == node) {
        return "split point "
            + RustNames.demangle(point.function())
            + " of module "
            + point.module();
      }
    }
    for (Export export : program.module().exports()) {
      if (nodeOf(export) == node) {
        return "export " + export.name();
      }
    }
    boolean start =
        program.module().start().isPresent() && program.module().start().getAsInt() == node;
    return start ? "start function" : "no symbol lies over it";
  }

  private int nodeOf(Export export) {
    return switch (export.kind()) {
      case FUNCTION -> export.index();
      case GLOBAL -> layout.global(export.index());
      case TABLE -> layout.table(export.index());
      case TAG -> layout.tag(export.index());
      case MEMORY -> -1;
    };
  }
}
