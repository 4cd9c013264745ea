// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.benchmarks.cluster;

import java.time.Duration;

/**
 * How long is measured.
 *
 * @param members how many are started after a single one
 * @param rehearsal how long each kind of {@code use} is done before anything counts, since a server
 *     is warm; all else is done for the time of one run
 * @param time how long one run takes
 * @param runs how many runs there are of everything, in turns
 */
record Plan(int members, Duration rehearsal, Duration time, int runs) {
  static final Plan STANDARD = new Plan(3, Duration.ofSeconds(20), Duration.ofSeconds(3), 3);
  static final Plan QUICK = new Plan(3, Duration.ofMillis(300), Duration.ofMillis(300), 1);
}
