// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.benchmarks.cluster;

import java.util.concurrent.locks.LockSupport;

/** Waits for a moment, also in a thread that was unparked before. */
final class Pause {
  private Pause() {}

  static void until(long moment) {
    for (long left = moment - System.nanoTime(); left > 0; left = moment - System.nanoTime()) {
      LockSupport.parkNanos(left);
    }
  }
}
