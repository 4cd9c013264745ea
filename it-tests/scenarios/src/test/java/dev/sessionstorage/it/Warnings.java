// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.it;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

/** Collects what the library warns of in this JVM. */
final class Warnings extends Handler {
  private static final Logger LOGGER = Logger.getLogger("dev.sessionstorage");

  private final List<String> warnings = new CopyOnWriteArrayList<>();

  private Warnings() {}

  /** What may fail. */
  @FunctionalInterface
  interface Task {
    void run() throws Exception;
  }

  static List<String> during(Task task) throws Exception {
    Warnings collector = new Warnings();
    LOGGER.addHandler(collector);
    try {
      task.run();
    } finally {
      LOGGER.removeHandler(collector);
    }
    return collector.warnings;
  }

  @Override
  public void publish(LogRecord event) {
    if (event.getLevel().intValue() >= Level.WARNING.intValue()) {
      warnings.add(event.getMessage());
    }
  }

  @Override
  public void flush() {}

  @Override
  public void close() {}
}
