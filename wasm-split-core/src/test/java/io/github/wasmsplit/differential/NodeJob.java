package io.github.wasmsplit.differential;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.wasmsplit.fixture.BuiltProgram;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Assumptions;

/** Lets Node compare a split program with the unsplit one, as a second opinion. */
final class NodeJob {
  private static final String NODE = System.getenv().getOrDefault("NODE", "node");
  private final BuiltProgram program;
  private final SplitOutput output;
  private final Map<String, Object> job = new TreeMap<>();
  private final Map<String, Object> reached = new TreeMap<>();
  private final List<Object> scripts = new ArrayList<>();

  NodeJob(BuiltProgram program, SplitOutput output) {
    this.program = program;
    this.output = output;
    Map<String, String> loaders = new TreeMap<>();
    program.splitPoints().forEach(p -> loaders.put(p.loaderField(), p.module()));
    Map<String, List<String>> modules = new TreeMap<>();
    program.modules().forEach(module -> modules.put(module, output.files(module)));
    job.put("folder", output.folder().toString());
    job.put("main", output.mainFile());
    job.put("loaders", loaders);
    job.put("modules", modules);
    job.put("originals", output.glue().originals());
    job.put("reached", reached);
    job.put("scripts", scripts);
    addReached();
  }

  /** Skips the test without Node; on the build server that is an error. */
  static void require() {
    boolean there;
    try {
      there = run(List.of(NODE, "--version")).startsWith("v");
    } catch (IOException e) {
      there = false;
    }
    if (!there && "1".equals(System.getenv("WASM_SPLIT_CI"))) {
      Assertions.fail("Node is not installed");
    }
    Assumptions.assumeTrue(there, "Node is not installed: not compared in Node");
  }

  void add(List<Step> script) {
    List<Object> steps = new ArrayList<>();
    for (Step step : script) {
      if (step instanceof Step.Load load) {
        steps.add(Map.of("load", load.module()));
      } else if (step instanceof Step.Call call) {
        steps.add(Map.of("call", call.export(), "args", call.args()));
      } else if (!(step instanceof Step.Pump)) {
        throw new IllegalArgumentException("Node does not know " + step);
      }
    }
    scripts.add(steps);
  }

  /** The program itself decides which modules are loaded, so any of them may be. */
  private void addReached() {
    List<String> modules = program.modules();
    for (int set = 0; set < 1 << modules.size(); set++) {
      Set<String> loaded = new TreeSet<>();
      for (int m = 0; m < modules.size(); m++) {
        if ((set >> m & 1) != 0) {
          loaded.add(modules.get(m));
        }
      }
      BitSet bytes = program.reachability().of(loaded).bytes();
      reached.put(String.join(" ", loaded), ranges(bytes));
    }
  }

  private static List<int[]> ranges(BitSet bytes) {
    List<int[]> ranges = new ArrayList<>();
    for (int from = bytes.nextSetBit(0); from >= 0; ) {
      int to = bytes.nextClearBit(from);
      ranges.add(new int[] {from, to});
      from = bytes.nextSetBit(to);
    }
    return ranges;
  }

  /** Runs all scripts and requires at least one comparison. */
  void check() {
    try {
      Path folder = Files.createTempDirectory(output.folder().getParent(), "node");
      Path unsplit = Files.write(folder.resolve("unsplit.wasm"), program.runnable());
      job.put("unsplit", unsplit.toString());
      Path file = folder.resolve("job.json");
      new ObjectMapper().writeValue(file.toFile(), job);
      Path differ = folder.resolve("differ.mjs");
      try (InputStream source = NodeJob.class.getResourceAsStream("differ.mjs")) {
        Files.copy(source, differ);
      }
      String answer = run(List.of(NODE, differ.toString(), file.toString()));
      Assertions.assertTrue(answer.matches("[1-9][0-9]*"), answer);
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  private static String run(List<String> command) throws IOException {
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    process.getOutputStream().close();
    return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
  }
}
