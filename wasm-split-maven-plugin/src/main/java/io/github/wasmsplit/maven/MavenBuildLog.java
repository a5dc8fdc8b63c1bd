package io.github.wasmsplit.maven;

import io.github.wasmsplit.rust.BuildLog;
import org.apache.maven.plugin.logging.Log;

/** Writes to Maven's log. */
final class MavenBuildLog implements BuildLog {
  private final Log log;

  MavenBuildLog(Log log) {
    this.log = log;
  }

  @Override
  public void debug(String line) {
    log.debug(line);
  }

  @Override
  public void info(String line) {
    log.info(line);
  }

  @Override
  public void warn(String line) {
    log.warn(line);
  }

  @Override
  public void error(String line) {
    log.error(line);
  }
}
