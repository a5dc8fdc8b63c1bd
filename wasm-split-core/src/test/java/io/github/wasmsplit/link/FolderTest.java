package io.github.wasmsplit.link;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.common.primitives.ImmutableIntArray;
import io.github.wasmsplit.fixture.Dialect;
import io.github.wasmsplit.fixture.Func;
import io.github.wasmsplit.fixture.Op;
import io.github.wasmsplit.fixture.Program;
import io.github.wasmsplit.fixture.Sig;
import io.github.wasmsplit.program.Markers;
import io.github.wasmsplit.program.SlotTable;
import io.github.wasmsplit.program.SplitPoint;
import io.github.wasmsplit.program.StandIns;
import io.github.wasmsplit.wasm.Immediates;
import io.github.wasmsplit.wasm.IndexSpace;
import java.util.BitSet;
import java.util.List;
import org.junit.jupiter.api.Test;

class FolderTest {
  /** Function 0 is imported, and function 1 stands for function 2. */
  private static final Folder FOLDER =
      new Folder(new StandIns(ImmutableIntArray.of(0, 1, 1, 3)), 1);

  private static final References CALLS_2 =
      references(new int[] {4 << 4 | IndexSpace.FUNCTION, 2}, new int[0], true);
  private static final References CALLS_0 =
      references(new int[] {4 << 4 | IndexSpace.FUNCTION, 0}, new int[0], true);

  @Test
  void aCallNamesTheStandInOfItsFunction() {
    References[] folded = FOLDER.fold(new References[] {CALLS_0, CALLS_0, CALLS_2});
    assertEquals(1, folded[2].immediates().index(0));
    assertEquals(4, folded[2].immediates().position(0));
  }

  @Test
  void anIndexOfAnotherIndexSpaceStays() {
    References global = references(new int[] {4 << 4 | IndexSpace.GLOBAL, 2}, new int[0], true);
    assertSame(global, FOLDER.fold(new References[] {CALLS_0, CALLS_0, global})[2]);
  }

  @Test
  void aStandInHasTheReferencesOfAllItsFunctions() {
    References one = references(new int[0], new int[] {5}, true);
    References other = references(new int[0], new int[] {6}, false);
    References folded = FOLDER.fold(new References[] {one, other, CALLS_0})[0];
    assertArrayEquals(new int[] {5, 6}, folded.symbols().toArray());
    assertFalse(folded.proven(), "one of them is not");
  }

  @Test
  void theGivenReferencesAreNotChanged() {
    References[] given = {CALLS_0, CALLS_0, CALLS_2};
    FOLDER.fold(given);
    assertEquals(2, given[2].immediates().index(0));
  }

  @Test
  void aSlotHoldsTheStandInOfItsFunction() {
    SlotTable folded = FOLDER.fold(new SlotTable(0, ImmutableIntArray.of(-1, 2, 3)));
    assertEquals(ImmutableIntArray.of(-1, 1, 3), folded.functions());
  }

  @Test
  void aSplitPointLeadsToTheStandInOfItsFunction() {
    SplitPoint point = new SplitPoint("home", "show", "import", "export", 0, 2);
    Markers markers = new Markers(List.of("home"), List.of(point), List.of(), List.of(), List.of());
    assertEquals(1, FOLDER.fold(markers).splitPoints().get(0).exportFunction());
  }

  @Test
  void exportsAndTheStartFunctionAreKeptButSplitExportsAreNot() {
    Program program = new Program();
    Func start = program.function("start", Sig.of(":"), c -> c.op(Op.NOP));
    program.start(start);
    program.exported("run", Sig.of(":"), c -> c.op(Op.NOP));
    program.function("hidden", Sig.of(":"), c -> c.op(Op.NOP));
    Func body = program.function("body", Sig.of(":"), c -> c.op(Op.NOP));
    program.split("home", Dialect.PLAIN, "show", body);
    LinkParts parts = LinkParts.of(program);
    BitSet kept = Folder.kept(parts.files().bindgened(), parts.markers());
    assertTrue(kept.get(parts.bindgened("start")));
    assertTrue(kept.get(parts.bindgened("run")));
    assertFalse(kept.get(parts.bindgened("hidden")));
    assertFalse(kept.get(parts.bindgened("body")));
  }

  private static References references(int[] packed, int[] symbols, boolean proven) {
    return new References(
        new Immediates(packed, new byte[0], false),
        ImmutableIntArray.copyOf(symbols),
        ImmutableIntArray.of(),
        ImmutableIntArray.of(),
        proven);
  }
}
