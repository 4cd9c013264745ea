// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.lock;

import org.jspecify.annotations.Nullable;

/** What a waiter has seen of the thread that holds the lock: which one it is, and since when. */
final class Observation {
  private final GroupLock lock;
  private final Wanted wanted;
  private final long waitingSince;
  private final long warning;

  private long holder;
  private int hold;
  private long seenSince;
  private boolean warned;

  Observation(GroupLock lock, Wanted wanted, long waitingSince, long now) {
    this.lock = lock;
    this.wanted = wanted;
    this.waitingSince = waitingSince;
    this.warning = lock.longUseWarningNanos();
    this.seenSince = now;
    this.holder = lock.holderId();
    this.hold = lock.holds();
  }

  /**
   * Looks at the holder, and logs its stack if it has been the same for long enough.
   *
   * @param waited nanoseconds since the waiter began to wait
   * @return when to look again, in the same count
   */
  long look(long waited) {
    long held = held(waited);
    if (held >= warning && !warned) {
      warned = true;
      warn(waited);
    }
    return warned ? Long.MAX_VALUE : waited - held + warning;
  }

  /** How long the thread that holds the lock has been seen to do so. */
  private long held(long waited) {
    long now = waitingSince + waited;
    if (!isSame()) {
      holder = lock.holderId();
      hold = lock.holds();
      seenSince = now;
      warned = false;
    }
    return now - seenSince;
  }

  private boolean isSame() {
    return lock.holderId() == holder && lock.holds() == hold;
  }

  private void warn(long waited) {
    if (holder != 0 && lock.waiters().isFirstWarning(hold)) {
      WaitMessages.warn(wanted, waited, thread());
    }
  }

  /** The thread that was seen, if it still holds the lock and can be found. */
  private @Nullable Thread thread() {
    Thread thread = isSame() ? lock.holder() : null;
    return isSame() ? thread : null;
  }

  String interrupted() {
    return WaitMessages.interrupted(wanted, WaitMessages.describe(thread()));
  }

  String timedOut(long waited) {
    long held = held(waited);
    return WaitMessages.timeout(wanted, waited, thread(), held);
  }
}
