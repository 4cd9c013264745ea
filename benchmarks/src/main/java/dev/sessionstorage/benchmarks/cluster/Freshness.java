// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.benchmarks.cluster;

import dev.sessionstorage.benchmarks.cluster.Timed.Times;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;

/**
 * How old a value is when another member sees it first. One member writes what time it is, the
 * others look again and again. All are on one machine, and so have one clock.
 */
final class Freshness {
  private static final long WRITE_EVERY = TimeUnit.MILLISECONDS.toNanos(20);
  private static final long LOOK_EVERY = TimeUnit.MICROSECONDS.toNanos(100);

  private Freshness() {}

  /** Writes into one session after another; gives how long each writing took. */
  static Times write(Rounds rounds, List<String> sessions, Duration time) {
    LongStream.Builder took = LongStream.builder();
    int next = 0;
    long end = System.nanoTime() + time.toNanos();
    for (long now = System.nanoTime(); now < end; now = System.nanoTime()) {
      rounds.write(sessions.get(next++ % sessions.size()), now);
      took.add(System.nanoTime() - now);
      Pause.until(System.nanoTime() + WRITE_EVERY);
    }
    return Times.of(took.build());
  }

  /** Gives the ages, from just before the value was written. */
  static Times watch(Rounds rounds, List<String> sessions, Duration time) {
    LongStream.Builder ages = LongStream.builder();
    long end = System.nanoTime() + time.toNanos();
    long[] last = sessions.stream().mapToLong(rounds::read).toArray();
    for (long now = System.nanoTime(); now < end; now = System.nanoTime()) {
      for (int i = 0; i < last.length; i++) {
        long seen = rounds.read(sessions.get(i));
        if (seen != last[i]) {
          ages.add(System.nanoTime() - seen);
          last[i] = seen;
        }
      }
      Pause.until(System.nanoTime() + LOOK_EVERY);
    }
    return Times.of(ages.build());
  }
}
