// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.lock;

import java.util.concurrent.TimeUnit;

/** A lock that guards nothing. */
final class TestLock extends GroupLock implements Wanted {
  static {
    prepare();
  }

  @Override
  protected long lockTimeoutNanos() {
    return TimeUnit.SECONDS.toNanos(30);
  }

  @Override
  protected long longUseWarningNanos() {
    return TimeUnit.SECONDS.toNanos(1);
  }

  @Override
  public String description() {
    return "the lock of the test";
  }

  /** Acquires the lock as somebody who has not waited yet. */
  void acquire(long maxWait) {
    long unused = acquire(this, maxWait, 0);
  }
}
