package io.github.wasmsplit.maven;

import java.util.Collection;
import java.util.stream.Stream;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.model.Plugin;
import org.apache.maven.plugin.MojoExecution;
import org.apache.maven.project.MavenProject;

/** Which goals of this plugin a build may run. */
final class PlannedGoals {
  private PlannedGoals() {}

  /** Whether the POM binds a goal of this plugin, or the command line names it. */
  static boolean contains(
      String goal, MavenProject project, MojoExecution execution, MavenSession session) {
    Stream<String> named =
        session == null || session.getGoals() == null
            ? Stream.empty()
            : session.getGoals().stream();
    return named.anyMatch(g -> g.matches(".*:" + goal + "(@.*)?"))
        || project.getBuildPlugins().stream()
            .filter(p -> p.getKey().equals(execution.getPlugin().getKey()))
            .map(Plugin::getExecutions)
            .flatMap(Collection::stream)
            .anyMatch(e -> e.getGoals().contains(goal));
  }
}
