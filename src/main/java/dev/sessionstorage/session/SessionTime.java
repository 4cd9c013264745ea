// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.session;

import java.time.Instant;
import java.util.function.LongSupplier;

/**
 * The time that sessions are measured in: milliseconds that only go forward, so that a wall clock
 * that is set ends no session and keeps none alive. Shown as wall clock time.
 */
final class SessionTime {
  /** Smaller differences between the clocks are not shown, so that a moment stays what it was. */
  private static final long TOLERANCE = 500;

  private final LongSupplier monotonicMillis;
  private final LongSupplier wallMillis;

  /** What to add to a moment to show it. */
  private volatile long offset;

  SessionTime(LongSupplier monotonicMillis, LongSupplier wallMillis) {
    this.monotonicMillis = monotonicMillis;
    this.wallMillis = wallMillis;
    this.offset = difference();
  }

  /** The clocks of the system. */
  static SessionTime system() {
    return new SessionTime(() -> System.nanoTime() / 1_000_000, System::currentTimeMillis);
  }

  private long difference() {
    return wallMillis.getAsLong() - monotonicMillis.getAsLong();
  }

  /** This moment. */
  long now() {
    return monotonicMillis.getAsLong();
  }

  /** Shows a moment, as the wall clock is set now. */
  Instant instant(long moment) {
    return Instant.ofEpochMilli(moment + offset());
  }

  /** The moment that another member shows as an instant. */
  long moment(Instant instant) {
    return Math.min(now(), instant.toEpochMilli() - offset());
  }

  private long offset() {
    long present = difference();
    if (Math.abs(present - offset) > TOLERANCE) {
      offset = present;
    }
    return offset;
  }
}
