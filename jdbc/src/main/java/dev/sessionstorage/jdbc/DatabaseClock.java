// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.jdbc;

import java.util.concurrent.TimeUnit;

/** The clock of the database, measured at each beat: between them the time goes on by itself. */
final class DatabaseClock {
  private static final long SLOW = TimeUnit.SECONDS.toNanos(1);

  private record Measured(long millis, long at) {}

  private volatile Measured last;

  /** Begins with a value that was read just now. */
  DatabaseClock(long millis) {
    last = new Measured(millis, System.nanoTime());
  }

  /** Takes a value that was read after a moment, unless it may be an old one. */
  void measured(long millis, long asked) {
    long now = System.nanoTime();
    if (now - asked < SLOW) {
      last = new Measured(millis, now - (now - asked) / 2);
    }
  }

  long millis() {
    Measured known = last;
    return known.millis + TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - known.at);
  }
}
