package io.github.wasmsplit.glue;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Declarations of exports that main does not have are removed, and nothing else. */
class DeclarationsTest {
  private static final String BEFORE =
      """
      /** It says gone. */
      export function run(gone: number): void;
      export interface InitOutput {
        readonly memory: WebAssembly.Memory;
      """;

  private static final String AFTER =
      """
        readonly goner: () => void;
        // The end.
      }
      """;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "  readonly gone: (a: number) => void;\n",
        "  readonly gone: (a: number) => void\n",
        "  readonly \"gone\": (a: number) => [number, number];\n",
        "  readonly gone: (\n    a: number,\n    b: number,\n  ) => void;\n",
        "export const gone: (a: number) => void;\n",
        "export function gone(a: number): void;\n",
      })
  void declarationsOfMissingExportsAreRemoved(String declaration) {
    check(BEFORE + AFTER, BEFORE + declaration + AFTER);
    check(BEFORE, BEFORE + declaration);
    check(
        (BEFORE + AFTER).replace("\n", "\r\n"),
        (BEFORE + declaration + AFTER).replace("\n", "\r\n"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "  gone(): void;\n",
        "  // readonly gone: () => void;\n",
        "  readonly other: (gone: number) => void;\n",
        "  readonly gone$: $1;\n",
      })
  void otherLinesStay(String line) {
    check(BEFORE + line + AFTER, BEFORE + line + AFTER);
  }

  private static void check(String expected, String text) {
    assertEquals(
        expected, new Declarations("app.d.ts", text).without(name -> name.equals("gone")).text());
  }
}
