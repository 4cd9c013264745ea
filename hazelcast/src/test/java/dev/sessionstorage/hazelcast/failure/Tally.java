// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.hazelcast.failure;

import java.time.Duration;

/**
 * What some rounds came to.
 *
 * @param rounds how many there were
 * @param acknowledged updates whose callers were told that they were published
 * @param refused updates whose callers were told that they were not
 * @param unknown updates whose callers were told neither, or were killed
 * @param lost acknowledged updates that are not there, or were not there for a while
 * @param stale refused updates that are there, or too many of a thread's
 * @param misread reads that missed a session, or the own member's update
 * @param stall the longest call on a member that nothing was done to
 * @param free the longest time until the lock of a dead, stopped or cut off holder was free
 */
record Tally(
    long rounds,
    long acknowledged,
    long refused,
    long unknown,
    long lost,
    long stale,
    long misread,
    Duration stall,
    Duration free) {

  static final Tally NOTHING = new Tally(0, 0, 0, 0, 0, 0, 0, Duration.ZERO, Duration.ZERO);
  static final String HEADER =
      "| scenario | rounds | acknowledged | refused | unknown | lost | stale | misread"
          + " | longest stall | lock free after |\n|---|---|---|---|---|---|---|---|---|---|";

  Tally plus(Tally other) {
    return new Tally(
        rounds + other.rounds,
        acknowledged + other.acknowledged,
        refused + other.refused,
        unknown + other.unknown,
        lost + other.lost,
        stale + other.stale,
        misread + other.misread,
        longest(stall, other.stall),
        longest(free, other.free));
  }

  private static Duration longest(Duration one, Duration other) {
    return one.compareTo(other) > 0 ? one : other;
  }

  /** Whether every promise was kept. */
  boolean isClean() {
    return lost == 0 && stale == 0 && misread == 0;
  }

  String line(String name) {
    return "| %s | %d | %d | %d | %d | %d | %d | %d | %s | %s |"
        .formatted(
            name,
            rounds,
            acknowledged,
            refused,
            unknown,
            lost,
            stale,
            misread,
            seconds(stall),
            free.isZero() ? "" : seconds(free));
  }

  private static String seconds(Duration time) {
    return "%.1f s".formatted(time.toMillis() / 1000.0);
  }
}
