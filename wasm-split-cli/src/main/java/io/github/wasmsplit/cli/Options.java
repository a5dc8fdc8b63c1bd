package io.github.wasmsplit.cli;

import io.github.wasmsplit.api.NamesOption;
import io.github.wasmsplit.api.OptimizeRequest;
import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/** The command line's options, declared in code: scanning annotations would cost start-up time. */
final class Options {
  static final String JS = "--js";
  static final String MAIN_NAME = "--main-name";
  static final String PAGE = "--page";
  static final String BASE_URL = "--base-url";
  static final String NAMES = "--names";
  static final String NAME_ASSETS = "--name-assets";
  static final String ALLOW_UNSPLIT = "--allow-unsplit";
  static final String MIN_CHUNK_SIZE = "--min-chunk-size";
  static final String REQUEST_OVERHEAD = "--request-overhead";
  static final String MAX_REQUESTS = "--max-requests";
  static final String HOIST_BELOW = "--hoist-below";
  static final String STRATEGY = "--strategy";
  static final String WEIGHTS = "--weights";
  static final String GROUP = "--group";
  static final String KEEP_BUILDS = "--keep-builds";
  static final String THREADS = "--threads";
  static final String BEFORE = "--before";
  static final String WASM_OPT = "--wasm-opt";
  static final String OPTIONS = "--options";
  static final String MAX = "--max";
  static final String JSON = "--json";
  static final String SIZES = "--sizes";
  static final String CRATE = "--crate";
  static final String STRICT = "--strict";
  static final String QUIET = "--quiet";
  static final String VERBOSE = "--verbose";

  private Options() {}

  /** The command {@code split}. */
  static CommandSpec split() {
    CommandSpec spec = CommandSpec.create().name("split");
    spec.usageMessage()
        .description("Splits a program into main, modules and chunks that load on demand.")
        .sortOptions(false)
        .abbreviateSynopsis(true)
        .footer(
            "",
            "Exit codes: 0 done; 1 bad input, nothing was written; 2 wrong usage; 70 a bug of"
                + " wasm-split.");
    addFiles(spec);
    addTuning(spec);
    addOutput(spec);
    addSizes(spec);
    return spec.addOption(help());
  }

  /** The command {@code optimize}. */
  static CommandSpec optimize() {
    CommandSpec spec = CommandSpec.create().name("optimize");
    spec.usageMessage()
        .description("Runs wasm-opt on each file of a split, checks and seals the result.")
        .sortOptions(false)
        .abbreviateSynopsis(true);
    spec.addPositional(path(0, "DIR", "A folder that split has written to."));
    spec.addOption(
        option(WASM_OPT, Path.class, "FILE")
            .description("Binaryen's wasm-opt. Default: looked for on PATH.")
            .build());
    spec.addOption(
        option(OPTIONS, String.class, "OPTIONS")
            .description(
                "Its options; those for features and names are added. Default: "
                    + String.join(" ", OptimizeRequest.DEFAULT_OPTIONS)
                    + ".")
            .build());
    addKeepBuildsAndThreads(spec);
    addOutput(spec);
    addSizes(spec);
    return spec.addOption(help());
  }

  /** The command {@code seal}. */
  static CommandSpec seal() {
    CommandSpec spec = CommandSpec.create().name("seal");
    spec.usageMessage()
        .description(
            "Makes names, digests, loader and manifest anew after a tool has changed files of a"
                + " split.")
        .sortOptions(false)
        .abbreviateSynopsis(true);
    spec.addPositional(path(0, "DIR", "The folder with the changed files."));
    spec.addOption(
        option(BEFORE, Path.class, "DIR")
            .description("A copy of the folder as split left it: the files are checked against it.")
            .build());
    addKeepBuildsAndThreads(spec);
    addOutput(spec);
    addSizes(spec);
    return spec.addOption(help());
  }

  /** The command {@code compress}. */
  static CommandSpec compress() {
    CommandSpec spec = CommandSpec.create().name("compress");
    spec.usageMessage()
        .description("Puts .br and .gz files beside those of a split, for servers that send them.")
        .sortOptions(false)
        .abbreviateSynopsis(true);
    spec.addPositional(path(0, "DIR", "The folder; what has changed in it is compressed anew."));
    addOutput(spec);
    return spec.addOption(help());
  }

  /** The command {@code doctor}. */
  static CommandSpec doctor() {
    CommandSpec spec = CommandSpec.create().name("doctor");
    spec.usageMessage()
        .description(
            "Tells which tools for building Rust programs are there, and which are missing.")
        .sortOptions(false)
        .abbreviateSynopsis(true);
    spec.addOption(
        option(CRATE, Path.class, "DIR")
            .description(
                "A crate, for the version of wasm-bindgen that it needs. Default: this folder.")
            .build());
    spec.addOption(flag(STRICT).description("Fails where something is missing.").build());
    return spec.addOption(help());
  }

  /** The command {@code why}. */
  static CommandSpec why() {
    CommandSpec spec = CommandSpec.create().name("why");
    spec.usageMessage()
        .description(
            "Tells where functions are and what put them there, without writing anything.",
            "For each a shortest chain of references from main, or from each module.")
        .sortOptions(false)
        .abbreviateSynopsis(true);
    spec.addPositional(path(0, "ORIGINAL", "The linker's output."));
    spec.addPositional(path(1, "BINDGENED", "The same program after wasm-bindgen."));
    spec.addPositional(
        PositionalParamSpec.builder()
            .index("2")
            .type(String.class)
            .required(true)
            .paramLabel("NAME")
            .description("Text that the functions' names contain.")
            .build());
    spec.addOption(
        flag(JSON).description("Prints all functions as JSON on standard output.").build());
    number(spec, MAX, "N", "How many functions to tell of. Default: 10.");
    addPlanning(spec);
    return spec.addOption(help());
  }

  static OptionSpec help() {
    return flag("-h", "--help").usageHelp(true).description("Shows this help.").build();
  }

  static OptionSpec version() {
    return flag("-V", "--version").versionHelp(true).description("Shows the version.").build();
  }

  private static void addFiles(CommandSpec spec) {
    spec.addPositional(
        path(0, "ORIGINAL", "The linker's output, linked with -C link-args=--emit-relocs."));
    spec.addPositional(path(1, "BINDGENED", "The same program after wasm-bindgen --target web."));
    spec.addPositional(path(2, "OUTDIR", "The folder to write to; made if missing."));
    spec.addOption(
        option(JS, Path.class, "FILE")
            .description("wasm-bindgen's JS. Default: looked for beside BINDGENED.")
            .build());
    spec.addOption(
        option(MAIN_NAME, String.class, "NAME")
            .description("File name of main. Default: main.wasm.")
            .build());
    spec.addOption(
        OptionSpec.builder(PAGE)
            .type(List.class)
            .auxiliaryTypes(String.class)
            .arity("1")
            .paramLabel("FILE[=MODULE,…]")
            .description(
                "A page to write to OUTDIR with what makes its start fast; and modules that it"
                    + " needs at once. May be repeated.")
            .build());
    spec.addOption(
        option(BASE_URL, String.class, "URL")
            .description("Where the pages find OUTDIR: ./, or a URL such as /app/. Default: ./.")
            .build());
  }

  private static void addTuning(CommandSpec spec) {
    spec.addOption(
        option(NAMES, NamesOption.class, "none|keep")
            .description(
                "keep: outputs name their functions, main and its JS keep wasm-bindgen's names. Default: none.")
            .build());
    spec.addOption(
        flag(NAME_ASSETS)
            .description(
                "Names files of Dioxus' asset!() that dx has not named: by their path below assets/.")
            .build());
    spec.addOption(
        flag(ALLOW_UNSPLIT)
            .description("A program without split points goes to main as a whole.")
            .build());
    addPlanning(spec);
    addKeepBuildsAndThreads(spec);
  }

  private static void addKeepBuildsAndThreads(CommandSpec spec) {
    number(spec, KEEP_BUILDS, "N", "For how many builds hashed files stay there. Default: 3.");
    number(spec, THREADS, "N", "How many threads to use. Default: one for each processor.");
  }

  /** How chunks are planned. */
  private static void addPlanning(CommandSpec spec) {
    spec.addOption(
        option(STRATEGY, String.class, "NAME")
            .description(
                "balanced, fewest-requests, fewest-bytes or one-chunk-per-set. Default: balanced.")
            .build());
    number(spec, MIN_CHUNK_SIZE, "BYTES", "Chunks below this size are merged. Default: 4096.");
    number(spec, MAX_REQUESTS, "N", "Most files for a module's first use. Default: 8.");
    number(
        spec,
        REQUEST_OVERHEAD,
        "BYTES",
        "What one more request costs, in compressed bytes. Default: 2500.");
    number(
        spec,
        HOIST_BELOW,
        "BYTES",
        "Code of modules below this size may go to main. Default: 0, none.");
    spec.addOption(
        option(WEIGHTS, String.class, "MODULE=N,…")
            .description("How often modules are used beside others. Default: 1 each.")
            .build());
    spec.addOption(
        OptionSpec.builder(GROUP)
            .type(List.class)
            .auxiliaryTypes(String.class)
            .arity("1")
            .paramLabel("NAME=MODULE,…")
            .description("What only these modules share goes into one chunk. May be repeated.")
            .build());
  }

  private static void addOutput(CommandSpec spec) {
    spec.addOption(
        flag(JSON).description("Prints the manifest on standard output, nothing else.").build());
    spec.addOption(flag("-q", QUIET).description("Prints errors only.").build());
    spec.addOption(
        flag("-v", VERBOSE, "--stats")
            .description("Prints stages, times, notes, and all files, however many there are.")
            .build());
  }

  private static void addSizes(CommandSpec spec) {
    spec.addOption(
        flag(SIZES)
            .description("Compresses all files, to tell their real sizes. Default: an estimate.")
            .build());
  }

  private static PositionalParamSpec path(int index, String label, String description) {
    return PositionalParamSpec.builder()
        .index(Integer.toString(index))
        .type(Path.class)
        .required(true)
        .paramLabel(label)
        .description(description)
        .build();
  }

  private static void number(CommandSpec spec, String name, String label, String description) {
    spec.addOption(option(name, Integer.class, label).description(description).build());
  }

  private static OptionSpec.Builder option(String name, Class<?> type, String label) {
    return OptionSpec.builder(name).type(type).arity("1").paramLabel(label);
  }

  private static OptionSpec.Builder flag(String... names) {
    return OptionSpec.builder(names).type(boolean.class).arity("0");
  }
}
