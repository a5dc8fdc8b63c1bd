package io.github.wasmsplit.optimize;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.wasmsplit.bytes.ByteSink;
import io.github.wasmsplit.read.ModuleReader;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** wasm-opt is told exactly the features that a module uses. */
class FeatureFlagsTest {
  private static final int[] NO_TYPE = {1, 0x60, 0, 0};

  @Test
  void aPlainModuleNeedsNothing() {
    assertEquals(Set.of(), ofCode(0x41, 1, 0x1a));
  }

  @Test
  void instructionsNeedTheirProposal() {
    assertEquals(Set.of("--enable-sign-ext"), ofCode(0x41, 1, 0xc0, 0x1a));
    assertEquals(
        Set.of("--enable-nontrapping-float-to-int"), ofCode(0x43, 0, 0, 0, 0, 0xfc, 0, 0x1a));
    assertEquals(Set.of("--enable-bulk-memory"), ofCode(0x41, 0, 0x41, 0, 0x41, 0, 0xfc, 11, 0));
    assertEquals(
        Set.of("--enable-bulk-memory", "--enable-reference-types"),
        ofCode(0x41, 0, 0xd0, 0x70, 0x41, 0, 0xfc, 17, 0));
    assertEquals(Set.of("--enable-tail-call"), ofCode(0x12, 0));
    assertEquals(Set.of("--enable-exception-handling"), ofCode(0x08, 0));
    assertEquals(Set.of("--enable-threads"), ofCode(0xfe, 3, 0));
    assertEquals(Set.of("--enable-simd"), ofCode(0x41, 0, 0xfd, 15, 0x1a));
    assertEquals(Set.of("--enable-multivalue"), ofCode(0x02, 0, 0x0b));
  }

  @Test
  void typesOfLocalsAndResultsCount() {
    assertEquals(Set.of("--enable-multivalue"), options(new int[] {1, 0x60, 0, 2, 0x7f, 0x7f}));
    assertEquals(Set.of("--enable-reference-types"), options(new int[] {1, 0x60, 1, 0x6f, 0}));
    assertEquals(Set.of("--enable-simd"), ofBody(1, 3, 0x7b));
    assertEquals(Set.of("--enable-reference-types"), ofBody(1, 1, 0x6f));
    assertEquals(
        Set.of("--enable-gc", "--enable-reference-types"), options(new int[] {1, 0x5f, 0}));
  }

  @Test
  void severalTablesAndMutableExportsCount() {
    assertEquals(
        Set.of("--enable-reference-types"),
        of(module(NO_TYPE, 4, new int[] {2, 0x70, 0, 0, 0x70, 0, 0})));
    ByteSink globals = new ByteSink();
    header(globals);
    section(globals, 6, 1, 0x7f, 1, 0x41, 0, 0x0b);
    section(globals, 7, 1, 1, 'g', 3, 0);
    assertEquals(Set.of("--enable-mutable-globals"), of(globals.toArray()));
  }

  @Test
  void arithmeticInConstantsIsAProposalOfItsOwn() {
    int[] sum = {1, 0x7f, 0, 0x41, 1, 0x41, 2, 0x6a, 0x0b};
    assertEquals(Set.of("--enable-extended-const"), of(module(NO_TYPE, 6, sum)));
    assertEquals(Set.of(), ofCode(0x41, 1, 0x41, 2, 0x6a, 0x1a));
  }

  @Test
  void theInstructionsOfConstantsNeedTheirProposal() {
    int[] vector = {1, 0x7b, 0, 0xfd, 12, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0x0b};
    assertEquals(Set.of("--enable-simd"), of(module(NO_TYPE, 6, vector)));
  }

  private static Set<String> ofCode(int... code) {
    int[] body = new int[code.length + 1];
    System.arraycopy(code, 0, body, 1, code.length);
    return ofBody(body);
  }

  /** The features of a function given by its locals and code, without the final end. */
  private static Set<String> ofBody(int... body) {
    ByteSink module = new ByteSink();
    header(module);
    section(module, 1, NO_TYPE);
    section(module, 3, 1, 0);
    int[] code = new int[body.length + 3];
    code[0] = 1;
    code[1] = body.length + 1;
    System.arraycopy(body, 0, code, 2, body.length);
    code[code.length - 1] = 0x0b;
    section(module, 10, code);
    return of(module.toArray());
  }

  private static Set<String> options(int[] types) {
    ByteSink module = new ByteSink();
    header(module);
    section(module, 1, types);
    return of(module.toArray());
  }

  private static byte[] module(int[] types, int id, int[] contents) {
    ByteSink module = new ByteSink();
    header(module);
    section(module, 1, types);
    section(module, id, contents);
    return module.toArray();
  }

  private static Set<String> of(byte[] module) {
    FeatureFlags flags = new FeatureFlags();
    flags.add(ModuleReader.read(module, "test"));
    return flags.options();
  }

  private static void header(ByteSink sink) {
    sink.u8(0).u8('a').u8('s').u8('m').u8(1).u8(0).u8(0).u8(0);
  }

  private static void section(ByteSink sink, int id, int... contents) {
    sink.u8(id).u32(contents.length);
    for (int b : contents) {
      sink.u8(b);
    }
  }
}
