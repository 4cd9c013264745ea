// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.cluster;

/**
 * Wakes a lease at the moment that it named last. A moment that is put off costs the timer nothing:
 * it looks again when the former moment has come.
 */
final class Alarm {
  private final Member member;
  private final Runnable wake;
  private boolean set; // guarded by this object's monitor, which nobody holds while waiting
  private long at;
  private boolean scheduled;
  private long scheduledAt;

  Alarm(Member member, Runnable wake) {
    this.member = member;
    this.wake = wake;
  }

  synchronized void set(long moment) {
    set = true;
    at = moment;
    schedule();
  }

  private void schedule() {
    if (!scheduled || at - scheduledAt < 0) {
      scheduled = true;
      scheduledAt = at;
      long moment = at;
      member.at(moment, () -> ring(moment));
    }
  }

  private void ring(long moment) {
    if (isDue(moment)) {
      wake.run();
    }
  }

  private synchronized boolean isDue(long moment) {
    if (moment != scheduledAt) {
      return false; // an earlier one has been scheduled since
    }
    scheduled = false;
    boolean due = set && System.nanoTime() - at >= 0;
    if (due) {
      set = false;
    } else if (set) {
      schedule();
    }
    return due;
  }
}
