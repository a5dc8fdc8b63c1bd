package io.github.wasmsplit.cli;

import static java.util.Objects.requireNonNull;

import io.github.wasmsplit.api.SplitRequest;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.function.Supplier;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;

/**
 * What the command line asks for.
 *
 * @param request the split, its listener still to be set
 * @param output what to print
 */
record SplitArguments(SplitRequest.Builder request, Output output) {
  /**
   * How much to print.
   *
   * @param json the manifest on standard output, and nothing else there
   * @param quiet errors only
   * @param verbose everything: stages and notes too, and however many files there are
   * @param sizes compressed sizes as they are, not as they are estimated
   */
  record Output(boolean json, boolean quiet, boolean verbose, boolean sizes) {}

  static SplitArguments of(ParseResult parsed) {
    SplitRequest.Builder builder = SplitRequest.builder();
    builder.original(parsed.matchedPositionalValue(0, null));
    builder.bindgened(parsed.matchedPositionalValue(1, null));
    builder.outputDirectory(parsed.matchedPositionalValue(2, null));
    ifGiven(parsed, Options.JS, builder::js);
    ifGiven(parsed, Options.MAIN_NAME, builder::mainName);
    PageArguments.add(parsed, builder);
    ifGiven(parsed, Options.NAMES, builder::names);
    ifGiven(parsed, Options.NAME_ASSETS, builder::nameAssets);
    ifGiven(parsed, Options.ALLOW_UNSPLIT, builder::allowUnsplit);
    builder.plan(PlanningArguments.of(parsed));
    ifGiven(parsed, Options.KEEP_BUILDS, builder::keepBuilds);
    ifGiven(parsed, Options.THREADS, builder::threads);
    checked(parsed, builder::build);
    return new SplitArguments(builder, output(parsed));
  }

  static <T> void ifGiven(ParseResult parsed, String option, Consumer<T> setter) {
    if (parsed.hasMatchedOption(option)) {
      T value = parsed.matchedOptionValue(option, null);
      setter.accept(value);
    }
  }

  /** Values out of their range are wrong usage, not bad input. */
  static <T> T checked(ParseResult parsed, Supplier<T> request) {
    try {
      return request.get();
    } catch (IllegalArgumentException e) {
      throw new ParameterException(parsed.commandSpec().commandLine(), asOption(e), e);
    }
  }

  /** The core names the Java parameter, the user knows the option: mainName is --main-name. */
  static String asOption(IllegalArgumentException e) {
    String message = requireNonNull(e.getMessage());
    int end = message.indexOf(' ');
    String option = message.substring(0, end).replaceAll("(?=[A-Z])", "-").toLowerCase(Locale.ROOT);
    return "--" + option + message.substring(end);
  }

  static Output output(ParseResult parsed) {
    boolean json = parsed.hasMatchedOption(Options.JSON);
    boolean quiet = parsed.hasMatchedOption(Options.QUIET);
    boolean verbose = parsed.hasMatchedOption(Options.VERBOSE);
    if (quiet && verbose) {
      throw new ParameterException(
          parsed.commandSpec().commandLine(), "--quiet and --verbose exclude each other");
    }
    return new Output(json, quiet, verbose, parsed.hasMatchedOption(Options.SIZES));
  }
}
