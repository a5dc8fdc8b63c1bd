package io.github.wasmsplit.publish;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.wasmsplit.api.OutputFile.Kind;
import io.github.wasmsplit.bytes.Blob;
import io.github.wasmsplit.diag.OutputException;
import io.github.wasmsplit.input.ReadFiles;
import io.github.wasmsplit.output.DescribedOutput;
import io.github.wasmsplit.output.Description;
import io.github.wasmsplit.publish.StoppingOps.How;
import io.github.wasmsplit.publish.StoppingOps.Killed;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The state that a publication leaves when it fails or is killed at any of its steps. */
@Tag("long")
class StoppedPublicationTest {
  @TempDir Path temp;

  /** The folder's contents before, and the build then published. */
  enum Scenario {
    FIRST_BUILD(3, List.of(), build("2", "b", "s/x.js")),
    REBUILD(3, List.of(build("1", "a", "s/x.js")), build("2", "b", "s/x.js")),
    NEW_SNIPPETS(3, List.of(build("1", "a")), build("2", "b", "s/x.js", "s/t/y.js")),
    REMOVED_SNIPPETS(3, List.of(build("1", "a", "s/x.js", "s/y.js")), build("2", "b", "s/x.js")),
    ONE_BUILD(1, List.of(build("1", "a", "s/x.js")), build("2", "b", "s/x.js")),
    END_OF_HISTORY(
        2, List.of(build("0", "c"), build("1", "a"), build("3", "a")), build("2", "b", "s/x.js"));

    private final int keepBuilds;
    private final List<Build> before;
    private final Build last;

    Scenario(int keepBuilds, List<Build> before, Build last) {
      this.keepBuilds = keepBuilds;
      this.before = before;
      this.last = last;
    }
  }

  /** A build: its id, a letter for its module's contents, and its snippets. */
  record Build(String id, String module, List<String> snippets) {}

  private static Build build(String id, String module, String... snippets) {
    return new Build(id, module, List.of(snippets));
  }

  @ParameterizedTest
  @EnumSource
  void aFailureRestoresTheReplacedFiles(Scenario scenario) throws IOException {
    Map<String, String> clean = clean(scenario);
    for (int n = 1; ; n++) {
      Path folder = prepared(scenario, "fail" + n);
      Map<String, String> before = Snapshot.of(folder.getParent());
      StoppingOps ops = new StoppingOps(How.FAIL, n);
      if (fails(() -> publish(folder, scenario, ops))) {
        assertEquals(before, Snapshot.of(folder.getParent()), "step " + n);
      }
      publish(folder, scenario, FileOps.REAL);
      assertEquals(clean, Snapshot.contents(folder), "step " + n);
      if (!ops.hasStopped()) {
        assertTrue(n > 10, "steps: " + n);
        return;
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  void theNextRunRestoresWhatTheFailedRunCouldNot(Scenario scenario) throws IOException {
    Map<String, String> clean = clean(scenario);
    for (int n = 1; ; n++) {
      Path folder = prepared(scenario, "broken" + n);
      Map<String, String> before = filesOf(folder);
      StoppingOps ops = new StoppingOps(How.FAIL_FOR_GOOD, n);
      boolean failed = fails(() -> publish(folder, scenario, ops));
      recover(folder, FileOps.REAL);
      if (failed) {
        assertEquals(before, filesOf(folder), "step " + n);
      } else {
        assertEquals(clean, Snapshot.contents(folder), "step " + n);
      }
      if (!ops.hasStopped()) {
        return;
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  void afterAKillTheNextRunLeavesOneBuildAndNothingElse(Scenario scenario) throws IOException {
    Map<String, String> clean = clean(scenario);
    for (int n = 1; ; n++) {
      Path folder = prepared(scenario, "kill" + n);
      Map<String, String> before = filesOf(folder);
      StoppingOps ops = killed(folder, scenario, n);
      assertNoMixtureGoesUnnoticed(folder, "step " + n);
      recover(folder, FileOps.REAL);
      if (!filesOf(folder).equals(before)) {
        assertEquals(clean, Snapshot.contents(folder), "step " + n);
      }
      publish(folder, scenario, FileOps.REAL);
      assertEquals(clean, Snapshot.contents(folder), "step " + n);
      if (!ops.hasStopped()) {
        return;
      }
    }
  }

  @Test
  void undoingAKilledRunMayBeKilledAsWell() throws IOException {
    Scenario scenario = Scenario.NEW_SNIPPETS;
    Map<String, String> clean = clean(scenario);
    boolean more = true;
    for (int n = 3; more; n += 3) {
      boolean stopped = true;
      for (int m = 1; stopped; m++) {
        Path folder = prepared(scenario, "twice" + n + "-" + m);
        more = killed(folder, scenario, n).hasStopped();
        StoppingOps second = new StoppingOps(How.KILL, m);
        try {
          recover(folder, second);
        } catch (Killed e) {
          assertNoMixtureGoesUnnoticed(folder, "steps " + n + ", " + m);
        }
        publish(folder, scenario, FileOps.REAL);
        assertEquals(clean, Snapshot.contents(folder), "steps " + n + ", " + m);
        stopped = second.hasStopped();
      }
    }
  }

  /**
   * Main is the first of a build's files with fixed names, and the loader is the last of its code.
   */
  private static void assertNoMixtureGoesUnnoticed(Path folder, String when) throws IOException {
    if (!Files.exists(folder.resolve("__wasm_split.js"))) {
      return;
    }
    String loader = Files.readString(folder.resolve("__wasm_split.js"));
    if (!loader.startsWith(Files.readString(folder.resolve("main.wasm")))) {
      // The loader reports that main is from another build.
      return;
    }
    String id = Files.readString(folder.resolve("main.wasm"));
    assertEquals(id, Files.readString(folder.resolve("app.js")), when);
    for (String file : loader.substring(id.length()).strip().split(" ")) {
      assertTrue(Files.exists(folder.resolve(file)), when + ": " + file);
      assertFalse(
          file.startsWith("s/") && !Files.readString(folder.resolve(file)).equals(id), when);
    }
  }

  private static StoppingOps killed(Path folder, Scenario scenario, int step) {
    StoppingOps ops = new StoppingOps(How.KILL, step);
    try {
      publish(folder, scenario, ops);
    } catch (Killed e) {
      assertTrue(ops.hasStopped());
    }
    return ops;
  }

  private static boolean fails(Runnable work) {
    try {
      work.run();
      return false;
    } catch (OutputException e) {
      assertTrue(e.getMessage().contains("No space left"), e.getMessage());
      return true;
    }
  }

  /** All files except the folder itself, which may have been made and be empty. */
  private static Map<String, String> filesOf(Path folder) throws IOException {
    Map<String, String> all = Snapshot.of(folder);
    all.remove("");
    return all;
  }

  private static void recover(Path folder, FileOps ops) {
    Publisher.open(folder, ops).close();
  }

  private Map<String, String> clean(Scenario scenario) throws IOException {
    Path folder = prepared(scenario, "clean");
    publish(folder, scenario, FileOps.REAL);
    return Snapshot.contents(folder);
  }

  /** The folder with the earlier builds, all of them old. */
  private Path prepared(Scenario scenario, String name) throws IOException {
    Path folder = Files.createDirectories(temp.resolve(name)).resolve("out");
    for (Build build : scenario.before) {
      publish(folder, build, scenario.keepBuilds, FileOps.REAL);
    }
    if (Files.exists(folder)) {
      try (Stream<Path> files = Files.walk(folder)) {
        for (Path file : files.filter(Files::isRegularFile).toList()) {
          Files.setLastModifiedTime(file, FileTime.fromMillis(1_000_000_000));
        }
      }
    }
    return folder;
  }

  private static void publish(Path folder, Scenario scenario, FileOps ops) {
    publish(folder, scenario.last, scenario.keepBuilds, ops);
  }

  private static void publish(Path folder, Build build, int keepBuilds, FileOps ops) {
    Publisher.publish(description(build), folder, ReadFiles.NONE, keepBuilds, ops);
  }

  private static Description description(Build build) {
    String module = "module_1_m." + build.module().repeat(16) + ".wasm";
    String chunk = "chunk_1.dddddddddddddddd.wasm";
    List<DescribedOutput> files = new ArrayList<>();
    files.add(file("main.wasm", Kind.MAIN, build.id()));
    files.add(file(module, Kind.MODULE, build.module()));
    files.add(file(chunk, Kind.CHUNK, "shared"));
    String loader = build.id() + " " + module + " " + chunk;
    files.add(file("app.js", Kind.BINDGEN, build.id()));
    for (String snippet : build.snippets()) {
      files.add(file(snippet, Kind.BINDGEN, build.id()));
      loader += " " + snippet;
    }
    files.add(file("__wasm_split.js", Kind.LOADER, loader));
    String manifest = "{\"buildId\":\"%s\",\"files\":[\"%s\",\"%s\"]}";
    manifest = manifest.formatted(build.id(), module, chunk);
    files.add(file("wasm-split-manifest.json", Kind.MANIFEST, manifest));
    return new Description(build.id(), files, Map.of(), manifest, List.of());
  }

  private static DescribedOutput file(String name, Kind kind, String text) {
    return new DescribedOutput(name, kind, Blob.ofUtf8(text), "");
  }
}
