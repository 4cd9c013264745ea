// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.cluster;

import java.util.concurrent.locks.LockSupport;

/** How a member joins the others. */
final class Arrival {
  private final Member member;

  Arrival(Member member) {
    this.member = member;
  }

  /** Begins to listen and to beat; waits for a while until the members agree on the application. */
  void join() {
    member.listen();
    long until = System.nanoTime() + member.timing().settle();
    member.heart.beat();
    while (member.heart.application() == null && System.nanoTime() - until < 0) {
      LockSupport.parkNanos(member.timing().beat() / 20);
      member.heart.beat();
    }
    Lanes lanes = member.lanes;
    lanes.every(member.timing().beat(), lanes.heart, member.heart::beat);
    lanes.every(
        member.timing().beat(),
        lanes.care,
        () -> {
          member.care.work();
          member.care.detach();
        });
    lanes.every(member.times().periods().touch(), lanes.care, member.care::touch);
    lanes.every(member.times().periods().sweep(), lanes.sweep, member.expiry::sweep);
    lanes.every(member.times().periods().sweep(), lanes.orphans, member.orphans::run);
  }
}
