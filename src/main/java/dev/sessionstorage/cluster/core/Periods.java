// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.cluster.core;

import dev.sessionstorage.SessionKind;
import java.time.Duration;

/**
 * How long the services around the leases take, in nanoseconds; see {@link Timing} for the rest.
 *
 * @param retry between two attempts of the same store call
 * @param resend how long a receiver waits for a repetition before it asks again
 * @param poll between two looks at the heads of a session whose watchers have not all answered
 * @param touch between two batches of uses
 * @param grace how much later than its idle time-out anybody may end a session
 * @param endless how long a session without time-out lives after its last renewal
 * @param renewal how often the use of a session without time-out is renewed
 * @param tombstone how long the record of an ended session stays and says so
 * @param sweep between two sweeps
 * @param steady how long a member must have trusted itself without a break before it sweeps
 */
public record Periods(
    long retry,
    long resend,
    long poll,
    long touch,
    long grace,
    long endless,
    long renewal,
    long tombstone,
    long sweep,
    long steady) {

  /** The periods of a running application. */
  public static final Periods DEFAULT =
      new Periods(
          Duration.ofMillis(100).toNanos(),
          Duration.ofMillis(100).toNanos(),
          Duration.ofSeconds(1).toNanos(),
          Duration.ofSeconds(10).toNanos(),
          Duration.ofMinutes(1).toNanos(),
          Duration.ofMinutes(30).toNanos(),
          Duration.ofMinutes(10).toNanos(),
          Duration.ofMinutes(2).toNanos(),
          Duration.ofSeconds(5).toNanos(),
          Duration.ofSeconds(30).toNanos());

  /**
   * How long a session of a kind lives without time-out after its last renewal. One that a program
   * has opened ends with that program, so that it lives a shorter time after its member has died.
   */
  long endless(SessionKind kind) {
    return kind == SessionKind.OPENED ? endless / 6 : endless;
  }

  /** How often the use of a session of a kind is renewed: several times while it would live. */
  long renewal(SessionKind kind) {
    return kind == SessionKind.OPENED ? renewal / 10 : renewal;
  }

  /** Converts to the unit of the store's clock. */
  static long millis(long nanos) {
    return nanos / 1_000_000;
  }
}
