// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.lock;

import dev.sessionstorage.UseTimeoutException;

/** A lock that nobody shares, to run the code of waiting once; see {@link GroupLock#prepare}. */
final class Rehearsal extends GroupLock {

  private Rehearsal() {}

  static void run() {
    Rehearsal lock = new Rehearsal();
    long unused = lock.acquire(() -> "", 0, 0);
    Waiter waiter = new Waiter(lock, () -> "", 0, 0);
    try {
      waiter.await();
    } catch (UseTimeoutException planned) {
      WaitGraph.remove(waiter);
    } finally {
      lock.release();
    }
  }

  @Override
  protected long lockTimeoutNanos() {
    return 0;
  }

  @Override
  protected long longUseWarningNanos() {
    return Long.MAX_VALUE;
  }
}
