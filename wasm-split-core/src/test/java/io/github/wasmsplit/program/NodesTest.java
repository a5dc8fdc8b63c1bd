package io.github.wasmsplit.program;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.wasmsplit.program.Nodes.Kind;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class NodesTest {
  @Test
  void everyNodeHasAKindAndItsIndexAmongThose() {
    Nodes nodes = new Nodes(2, 1, 2, 1, 1, 2);
    assertEquals(
        List.of(
            "FUNCTION 0",
            "FUNCTION 1",
            "INTERVAL 0",
            "GLOBAL 0",
            "GLOBAL 1",
            "TABLE 0",
            "TAG 0",
            "SLOT 0",
            "SLOT 1"),
        told(nodes));
  }

  @Test
  void kindsWithoutNodesArePassedOver() {
    assertEquals(List.of("FUNCTION 0", "SLOT 0"), told(new Nodes(1, 0, 0, 0, 0, 1)));
    assertEquals(List.of("TABLE 0", "TAG 0"), told(new Nodes(0, 0, 0, 1, 1, 0)));
    assertEquals(List.of("INTERVAL 0", "GLOBAL 0"), told(new Nodes(0, 1, 1, 0, 0, 0)));
  }

  @Test
  void aNodeIsFoundByItsKindAndIndex() {
    Nodes nodes = new Nodes(3, 3, 3, 3, 3, 3);
    for (int node = 0; node < nodes.count(); node++) {
      assertEquals(node, node(nodes, nodes.kind(node), nodes.index(node)));
    }
  }

  private static int node(Nodes nodes, Kind kind, int index) {
    return switch (kind) {
      case FUNCTION -> index;
      case INTERVAL -> nodes.interval(index);
      case GLOBAL -> nodes.global(index);
      case TABLE -> nodes.table(index);
      case TAG -> nodes.tag(index);
      case SLOT -> nodes.slot(index);
    };
  }

  private static List<String> told(Nodes nodes) {
    List<String> told = new ArrayList<>();
    for (int node = 0; node < nodes.count(); node++) {
      told.add(nodes.kind(node) + " " + nodes.index(node));
    }
    return told;
  }
}
