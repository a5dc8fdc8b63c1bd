package io.github.wasmsplit.maven;

import io.github.wasmsplit.diag.SplitListener;
import io.github.wasmsplit.diag.Stage;
import org.apache.maven.plugin.logging.Log;

/** Writes the stages to Maven's debug log. */
final class MavenListener implements SplitListener {
  private final Log log;

  MavenListener(Log log) {
    this.log = log;
  }

  @Override
  public void stageFinished(Stage stage, long nanos) {
    log.debug(stage.text() + ": " + nanos / 1_000_000 + " ms");
  }
}
