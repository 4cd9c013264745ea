// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.lock;

import java.util.concurrent.TimeUnit;

/** A lock that guards nothing. */
final class TestLock extends GroupLock implements Wanted {
  static {
    prepare();
  }

  private final long warning;

  TestLock() {
    this(TimeUnit.SECONDS.toNanos(1));
  }

  private TestLock(long warning) {
    this.warning = warning;
  }

  /** A lock whose waiters sleep on until they are woken: no warning is ever due. */
  static TestLock withoutWarning() {
    return new TestLock(TimeUnit.DAYS.toNanos(1));
  }

  @Override
  protected long lockTimeoutNanos() {
    return TimeUnit.SECONDS.toNanos(30);
  }

  @Override
  protected long longUseWarningNanos() {
    return warning;
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
