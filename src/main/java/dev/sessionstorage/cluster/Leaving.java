// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.cluster;

import dev.sessionstorage.StorageUnavailableException;
import dev.sessionstorage.cluster.core.ApplicationCell;
import dev.sessionstorage.cluster.core.CloseApplication;
import dev.sessionstorage.cluster.core.Departure;
import dev.sessionstorage.cluster.core.GroupLease;
import dev.sessionstorage.cluster.core.MemberData.Stage;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;

/** How a member leaves: others need not find out that it is silent. */
final class Leaving {
  private static final Logger LOGGER = System.getLogger("dev.sessionstorage");

  private final Member member;

  Leaving(Member member) {
    this.member = member;
  }

  void leave() {
    member.lanes.stopTimer();
    try {
      if (!member.heart.stopped) {
        handOver();
        depart();
      }
    } catch (StorageUnavailableException e) {
      LOGGER.log(Level.DEBUG, "The others find out by themselves that this member has left", e);
    } finally {
      member.close();
      for (UUID session : member.drivers.sessions()) {
        member.drivers.of(session).forEach(driver -> driver.machine.abort());
      }
      member.lanes.close();
      member.store().close();
    }
  }

  private void handOver() {
    boolean unused = member.heart.beatOnce(); // somebody may have joined just now
    boolean stays =
        member.store().traits().durable() || !member.trust.with(known -> known.others().isEmpty());
    for (UUID session : stays ? member.drivers.sessions() : Set.<UUID>of()) {
      member.drivers.of(session).forEach(driver -> driver.machine.event(GroupLease::release));
    }
    member.care.touch();
    member.news.flushAll();
    member.lanes.drain(member.timing().lease() / 2);
  }

  private void depart() {
    Heart heart = member.heart;
    heart.stage(Stage.LEAVING);
    Departure departure =
        member.trust.with(known -> new Departure(known, member.timing(), System.nanoTime()));
    while (true) {
      boolean unused = heart.beatOnce();
      Departure.Next next = member.trust.with(known -> departure.next(System.nanoTime()));
      switch (next) {
        case WAIT -> LockSupport.parkNanos(member.timing().beat() / 20);
        case CLOSE -> {
          if (member.store().traits().durable()) {
            new OpenedSessions(member).end(System.nanoTime() + member.timing().lease());
            member.store().leave(member.me(), false);
            return;
          }
          if (!closeApplication(true)) {
            member.store().leave(member.me(), false);
            return;
          }
          departure.closed();
        }
        case REOPEN -> {
          boolean unusedEither = closeApplication(false);
          member.store().leave(member.me(), false);
          return;
        }
        case LEAVE -> {
          member.store().leave(member.me(), false);
          return;
        }
        case REMOVE -> {
          member.store().leave(member.me(), true);
          return;
        }
      }
    }
  }

  private boolean closeApplication(boolean closes) {
    return member.steps.run(
        new CloseApplication(member.me(), closes, member.chance(), member.times().periods()),
        ApplicationCell.KEY);
  }
}
