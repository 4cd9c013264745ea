// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.cluster.core;

import java.time.Duration;

/**
 * How long things take, in nanoseconds.
 *
 * @param beat between two heartbeats of a member
 * @param lease how long a member trusts itself after a heartbeat
 * @param silent how long another member is given before it is called silent; longer than a lease
 * @param removed how long a member is silent before its entry is removed
 * @param turn how long threads of one member may follow each other while another member waits
 * @param firstLook how soon a waiting member looks again by itself
 * @param lastLook how often it looks in the end
 * @param settle how long a caller waits for the outcome of its commit
 * @param gather how long news are gathered
 */
public record Timing(
    long beat,
    long lease,
    long silent,
    long removed,
    long turn,
    long firstLook,
    long lastLook,
    long settle,
    long gather) {

  /** The times of a running application. */
  public static final Timing DEFAULT =
      new Timing(
          Duration.ofSeconds(1).toNanos(),
          Duration.ofSeconds(5).toNanos(),
          Duration.ofSeconds(6).toNanos(),
          Duration.ofSeconds(60).toNanos(),
          Duration.ofMillis(3).toNanos(),
          Duration.ofMillis(50).toNanos(),
          Duration.ofMillis(500).toNanos(),
          Duration.ofSeconds(10).toNanos(),
          Duration.ofMillis(10).toNanos());
}
