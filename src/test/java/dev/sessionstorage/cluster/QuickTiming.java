// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.cluster;

import dev.sessionstorage.cluster.core.Timing;
import java.util.concurrent.TimeUnit;

/** Members that find out within half a second what takes others six. */
final class QuickTiming {
  private static final long MILLI = TimeUnit.MILLISECONDS.toNanos(1);

  private QuickTiming() {}

  static Timing settlingWithin(long millis) {
    return new Timing(
        50 * MILLI,
        400 * MILLI,
        500 * MILLI,
        60_000 * MILLI,
        3 * MILLI,
        20 * MILLI,
        50 * MILLI,
        millis * MILLI,
        10 * MILLI);
  }
}
