// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.benchmarks.cluster;

import dev.sessionstorage.benchmarks.cluster.Timed.Times;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.LongStream;

/**
 * How old a value is when another member sees it first. One member writes what time it is, the
 * others look again and again. All are on one machine, and so have one clock.
 */
final class Freshness {
  private static final long WRITE_EVERY = TimeUnit.MILLISECONDS.toNanos(20);
  private static final long LOOK_EVERY = TimeUnit.MICROSECONDS.toNanos(100);

  private Freshness() {}

  /** Gives how long each writing took. */
  static Times write(Rounds rounds, String session, Duration time) {
    LongStream.Builder took = LongStream.builder();
    long end = System.nanoTime() + time.toNanos();
    for (long now = System.nanoTime(); now < end; now = System.nanoTime()) {
      rounds.write(session, now);
      took.add(System.nanoTime() - now);
      LockSupport.parkNanos(WRITE_EVERY);
    }
    return Times.of(took.build());
  }

  /** Gives the ages, from just before the value was written. */
  static Times watch(Rounds rounds, String session, Duration time) {
    LongStream.Builder ages = LongStream.builder();
    long end = System.nanoTime() + time.toNanos();
    long last = rounds.read(session);
    for (long now = System.nanoTime(); now < end; now = System.nanoTime()) {
      long seen = rounds.read(session);
      if (seen != last) {
        ages.add(System.nanoTime() - seen);
        last = seen;
      }
      LockSupport.parkNanos(LOOK_EVERY);
    }
    return Times.of(ages.build());
  }
}
