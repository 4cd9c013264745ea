// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.it.tomcat;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

/** Collects from the log why an application does not start. */
final class StartProblems extends Handler implements AutoCloseable {
  private static final Logger LOGGER = Logger.getLogger("org.apache.catalina.core");

  private final List<Throwable> problems = new CopyOnWriteArrayList<>();

  StartProblems() {
    LOGGER.addHandler(this);
  }

  IllegalStateException failed(String application) {
    IllegalStateException failure = new IllegalStateException(application + " did not start");
    problems.forEach(failure::addSuppressed);
    return failure;
  }

  @Override
  public void publish(LogRecord event) {
    if (event.getThrown() != null) {
      problems.add(event.getThrown());
    }
  }

  @Override
  public void flush() {}

  @Override
  public void close() {
    LOGGER.removeHandler(this);
  }
}
