// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.hazelcast;

import java.time.Duration;

/**
 * How long things take; shorter in tests.
 *
 * @param lease how long a holder must be silent before another member takes over
 * @param sweep how often each member looks for what nobody needs
 */
record Timing(Duration lease, Duration sweep) {
  static final Timing DEFAULT = new Timing(Duration.ofSeconds(5), Duration.ofMinutes(1));

  long leaseNanos() {
    return lease.toNanos();
  }

  /** How long a holder enters again without asking the grid. */
  long trustNanos() {
    return leaseNanos() / 2;
  }

  long renewNanos() {
    return leaseNanos() / 5;
  }
}
