package io.github.wasmsplit.cli;

import static java.util.Objects.requireNonNull;

import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;

/** From arguments to an exit code. */
final class Cli {
  private final Terminal terminal;
  private final SplitRunner runner;

  Cli(Terminal terminal) {
    this(terminal, new SplitRunner(terminal));
  }

  Cli(Terminal terminal, SplitRunner runner) {
    this.terminal = terminal;
    this.runner = runner;
  }

  /** Runs one command; never throws. */
  int run(String... args) {
    try {
      return parseAndRun(args);
    } catch (ParameterException e) {
      return usage(e);
    } catch (Throwable e) {
      return new Failures(terminal.err()).report(e, List.of(args));
    }
  }

  private int parseAndRun(String... args) {
    CommandLine root = commandLine();
    ParseResult parsed = root.parseArgs(args);
    ParseResult command = parsed.hasSubcommand() ? parsed.subcommand() : parsed;
    if (command.isUsageHelpRequested()) {
      command.commandSpec().commandLine().usage(terminal.out(), Ansi.OFF);
      return ExitCode.OK;
    }
    if (command.isVersionHelpRequested()) {
      terminal.out().println("wasm-split " + ToolVersion.get());
      terminal.out().println(ToolVersion.platform());
      return ExitCode.OK;
    }
    if (!parsed.hasSubcommand()) {
      throw new ParameterException(root, "a command is missing, such as split");
    }
    return switch (command.commandSpec().name()) {
      case "why" -> new WhyRunner(terminal).run(command);
      case "seal" -> new SealRunner(terminal).seal(command);
      case "optimize" -> new SealRunner(terminal).optimize(command);
      case "compress" -> new CompressRunner(terminal).run(command);
      case "doctor" -> new DoctorRunner(terminal).run(command);
      default -> runner.run(SplitArguments.of(command));
    };
  }

  private int usage(ParameterException e) {
    terminal.err().println("error: " + Text.printable(requireNonNull(e.getMessage())));
    Suggestions.of(e).forEach(s -> terminal.err().println("  did you mean: " + s));
    CommandLine command = e.getCommandLine();
    terminal.err().println("  usage: " + synopsis(command));
    String name = command.getCommandSpec().qualifiedName();
    terminal.err().println("  help: " + name + " --help");
    return ExitCode.USAGE;
  }

  private static String synopsis(CommandLine command) {
    return command.getHelp().synopsis(0).strip();
  }

  private static CommandLine commandLine() {
    CommandSpec root = CommandSpec.create().name("wasm-split");
    root.usageMessage()
        .description("Splits WebAssembly programs at marked functions.")
        .synopsisSubcommandLabel("COMMAND");
    root.addOption(Options.help()).addOption(Options.version());
    root.addSubcommand("split", Options.split());
    root.addSubcommand("optimize", Options.optimize());
    root.addSubcommand("seal", Options.seal());
    root.addSubcommand("compress", Options.compress());
    root.addSubcommand("why", Options.why());
    root.addSubcommand("doctor", Options.doctor());
    return new CommandLine(root)
        .setCaseInsensitiveEnumValuesAllowed(true)
        .setExpandAtFiles(false)
        .setUnmatchedOptionsArePositionalParams(false);
  }
}
