// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.cluster;

import java.util.ArrayList;
import java.util.List;

/**
 * Beats out of turn for those who wait for a silent member: one beat serves all that ask before it
 * begins, and there is a pause between two of them.
 */
final class RollCall {
  private final Member member;
  private List<Runnable> waiting = new ArrayList<>(); // guarded by this, as is what follows
  private long next = System.nanoTime();

  RollCall(Member member) {
    this.member = member;
  }

  /** Does something after a beat that has not begun yet, also if that fails. */
  synchronized void then(Runnable task) {
    waiting.add(task);
    if (waiting.size() == 1) {
      member.at(next, () -> member.lanes.heart.execute(this::call));
    }
  }

  private void call() {
    List<Runnable> served = takeWaiting();
    try {
      member.heart.beat();
    } finally {
      served.forEach(Runnable::run);
    }
  }

  private synchronized List<Runnable> takeWaiting() {
    List<Runnable> taken = waiting;
    waiting = new ArrayList<>();
    next = System.nanoTime() + member.timing().beat() / 50;
    return taken;
  }
}
