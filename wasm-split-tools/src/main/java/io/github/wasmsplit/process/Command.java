package io.github.wasmsplit.process;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A program to run.
 *
 * @param program the executable file
 * @param arguments its arguments
 * @param directory its working directory
 * @param environment all variables that it sees
 */
public record Command(
    Path program, List<String> arguments, Path directory, Map<String, String> environment) {
  /** Copies the collections. */
  public Command {
    arguments = List.copyOf(arguments);
    environment = Map.copyOf(environment);
  }

  /** This command with one variable added or replaced. */
  public Command with(String variable, String value) {
    Map<String, String> all = new HashMap<>(environment);
    all.put(variable, value);
    return new Command(program, arguments, directory, all);
  }

  /** The command line as a user would type it. */
  @Override
  public String toString() {
    List<String> words = new ArrayList<>();
    words.add(quoted(program.toString()));
    arguments.forEach(a -> words.add(quoted(a)));
    return String.join(" ", words);
  }

  private static String quoted(String word) {
    return word.matches("[\\w@%+=:,./\\\\-]+") ? word : "'" + word + "'";
  }
}
