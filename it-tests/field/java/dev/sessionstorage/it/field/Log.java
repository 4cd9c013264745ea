// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.it.field;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

/** Collects what the library logs in this JVM. */
final class Log extends Handler implements AutoCloseable {
  private static final Logger LOGGER = Logger.getLogger("dev.sessionstorage");

  private final List<String> messages = new CopyOnWriteArrayList<>();

  private Log() {}

  static Log collect() {
    Log log = new Log();
    LOGGER.addHandler(log);
    return log;
  }

  List<String> messages() {
    return messages;
  }

  @Override
  public void publish(LogRecord event) {
    messages.add(event.getMessage());
  }

  @Override
  public void flush() {}

  @Override
  public void close() {
    LOGGER.removeHandler(this);
  }
}
