// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.benchmarks.cluster;

import dev.sessionstorage.benchmarks.cluster.Timed.Times;
import java.time.Duration;
import java.util.List;

/**
 * What all members did in one run.
 *
 * @param done how often it was done, by all members together
 * @param seconds how long that took
 * @param p50Micros what half of them took at most, on the slowest member
 * @param p99Micros what 99 of 100 took at most, on the slowest member; for reads that of a thousand
 * @param lost the share of the counts that were acknowledged and are not there
 * @param statements how many statements the server ran each time
 */
record Run(
    long done, double seconds, double p50Micros, double p99Micros, double lost, double statements) {

  static Run of(List<Times> members, Duration time) {
    return new Run(
        members.stream().mapToLong(Times::count).sum(),
        time.toNanos() / 1e9,
        members.stream().mapToDouble(Times::p50Micros).max().orElseThrow(),
        members.stream().mapToDouble(Times::p99Micros).max().orElseThrow(),
        0,
        0);
  }

  /** Each was done so many times. */
  Run times(int each) {
    return new Run(done * each, seconds, p50Micros, p99Micros, lost, statements);
  }

  /** So many of the counts are there. */
  Run kept(long counts) {
    return new Run(done, seconds, p50Micros, p99Micros, 1 - (double) counts / done, statements);
  }

  /** The server ran so many meanwhile. */
  Run statements(long all) {
    return new Run(done, seconds, p50Micros, p99Micros, lost, (double) all / done);
  }

  double perSecond() {
    return done / seconds;
  }
}
