// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.lock;

import java.time.Duration;
import java.util.Objects;

/** How long to wait for a lock at most, as a number of nanoseconds. */
public final class MaxWait {
  /** Stands for the lock timeout that is configured for the lock. */
  public static final long CONFIGURED = -1;

  private static final Duration LONGEST = Duration.ofDays(365 * 100);

  private MaxWait() {}

  /**
   * Converts the bound that a program gives.
   *
   * @param bound any duration; zero or less means not to wait
   * @return nanoseconds, at most {@link Long#MAX_VALUE}
   */
  public static long of(Duration bound) {
    if (Objects.requireNonNull(bound, "maxWait").isNegative()) {
      return 0;
    }
    return bound.compareTo(LONGEST) > 0 ? Long.MAX_VALUE : bound.toNanos();
  }
}
