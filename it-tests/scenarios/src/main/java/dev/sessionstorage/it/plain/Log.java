// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.it.plain;

import java.util.ArrayList;
import java.util.List;

/** What the container has called, one after the other. */
final class Log {
  private static final List<String> LINES = new ArrayList<>();
  private static int open;

  private Log() {}

  static synchronized void add(String line) {
    LINES.add(line);
  }

  static synchronized void requestBegins() {
    open++;
  }

  static synchronized void requestEnds() {
    open--;
  }

  /** How many requests have not ended, and below it the lines from there on. */
  static synchronized String from(int line) {
    return open
        + "\n"
        + String.join("\n", LINES.subList(Math.min(line, LINES.size()), LINES.size()));
  }
}
