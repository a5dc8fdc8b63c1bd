package io.github.wasmsplit.maven;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.wasmsplit.api.NamesOption;
import io.github.wasmsplit.api.PlanOptions;
import io.github.wasmsplit.api.SplitRequest;
import io.github.wasmsplit.diag.Diagnostic;
import io.github.wasmsplit.diag.InputException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Without changes nothing is done; after any change the split runs again. */
class IncrementalSplitTest {
  @TempDir Path folder;
  private final FakeSplit split = new FakeSplit();
  private Path inputs;
  private Path out;
  private Path state;

  @BeforeEach
  void writeInputs() throws IOException {
    inputs = Files.createDirectories(folder.resolve("in"));
    out = folder.resolve("out");
    state = folder.resolve("state").resolve("default.txt");
    Files.writeString(inputs.resolve("original.wasm"), "original");
    Files.writeString(inputs.resolve("app_bg.wasm"), "bindgened");
    Files.writeString(inputs.resolve("app.js"), "js");
    Files.createDirectories(inputs.resolve("snippets/x"));
    Files.writeString(inputs.resolve("snippets/x/inline0.js"), "snippet");
  }

  @Test
  void withoutAChangeNothingIsDone() throws IOException {
    IncrementalSplit.Outcome first = run("1", b -> {});
    IncrementalSplit.Outcome second = run("1", b -> {});

    assertFalse(first.upToDate());
    assertTrue(second.upToDate());
    assertEquals(first.files(), second.files());
    assertEquals(1, split.runs);
  }

  @Test
  void threadsDoNotMatter() throws IOException {
    run("1", b -> b.threads(1));
    assertTrue(run("1", b -> b.threads(9)).upToDate());
  }

  @Test
  void everyOptionMatters() throws IOException {
    run("1", b -> {});
    assertFalse(run("1", b -> b.mainName("other.wasm")).upToDate());
    assertFalse(run("1", b -> b.names(NamesOption.KEEP)).upToDate());
    assertFalse(run("1", b -> b.plan(PlanOptions.builder().minChunkSize(1).build())).upToDate());
    assertFalse(run("1", b -> b.plan(PlanOptions.builder().requestOverhead(1).build())).upToDate());
    assertFalse(run("1", b -> b.keepBuilds(1)).upToDate());
    assertFalse(run("1", b -> b.js(inputs.resolve("app.js"))).upToDate());
    assertFalse(run("1", b -> b.outputDirectory(folder.resolve("elsewhere"))).upToDate());
  }

  @Test
  void anotherToolVersionSplitsAgain() throws IOException {
    run("1", b -> {});
    assertFalse(run("2", b -> {}).upToDate());
  }

  @Test
  void everyInputMatters() throws IOException {
    for (String name :
        new String[] {"original.wasm", "app_bg.wasm", "app.js", "snippets/x/inline0.js"}) {
      run("1", b -> {});
      Files.writeString(inputs.resolve(name), "changed");
      assertFalse(run("1", b -> {}).upToDate(), name);
    }
    Files.writeString(inputs.resolve("app.d.ts"), "new");
    assertFalse(run("1", b -> {}).upToDate(), "new file");
  }

  @Test
  void aDeletedOutputIsMadeAgain() throws IOException {
    run("1", b -> {});
    Files.delete(out.resolve("main.wasm"));

    assertFalse(run("1", b -> {}).upToDate());
    assertTrue(Files.exists(out.resolve("main.wasm")));
  }

  @Test
  void anAlteredOutputOfEqualSizeIsMadeAgain() throws IOException {
    run("1", b -> {});
    Files.writeString(out.resolve("main.wasm"), "bindgeneD");

    assertFalse(run("1", b -> {}).upToDate());
    assertEquals("bindgened", Files.readString(out.resolve("main.wasm")));
  }

  @Test
  void aBrokenStateIsIgnored() throws IOException {
    run("1", b -> {});
    String text = Files.readString(state);
    for (String broken :
        new String[] {"", "x", text.replace("MAIN", "WHAT"), text.replace(" sha256", "\n")}) {
      Files.writeString(state, broken);
      assertFalse(run("1", b -> {}).upToDate(), broken);
    }
  }

  @Test
  void aFailureLeavesNoState() throws IOException {
    run("1", b -> {});
    IncrementalSplit failing =
        new IncrementalSplit(
            Optional.of(state),
            "2",
            r -> {
              throw new InputException(Diagnostic.error("x", "bad"));
            });
    assertThrows(InputException.class, () -> failing.run(request(b -> {})));
    assertFalse(Files.exists(state));
  }

  @Test
  void splitsEachTimeIfItHasNoPlaceForItsState() throws IOException {
    IncrementalSplit stateless = new IncrementalSplit(Optional.empty(), "1", split);
    stateless.run(request(b -> {}));
    assertFalse(stateless.run(request(b -> {})).upToDate());
    assertEquals(2, split.runs);
  }

  private IncrementalSplit.Outcome run(String tool, Consumer<SplitRequest.Builder> options)
      throws IOException {
    return new IncrementalSplit(Optional.of(state), tool, split).run(request(options));
  }

  private SplitRequest request(Consumer<SplitRequest.Builder> options) {
    SplitRequest.Builder builder =
        SplitRequest.builder()
            .original(inputs.resolve("original.wasm"))
            .bindgened(inputs.resolve("app_bg.wasm"))
            .outputDirectory(out);
    options.accept(builder);
    return builder.build();
  }
}
