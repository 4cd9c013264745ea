// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.cluster.core;

import dev.sessionstorage.cluster.core.Message.Bye;
import dev.sessionstorage.cluster.core.Message.Hello;
import dev.sessionstorage.cluster.core.Message.HelloAck;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;

/** What {@link Watches} hears of other members. */
abstract class WatchEvents {
  final UUID me;
  final Timing timing;
  final WatchTable watches;
  private final long poll;

  /** Members that were there once and never come back under their id. */
  final Set<UUID> gone = new HashSet<>();

  WatchEvents(UUID me, Timing timing, Periods periods) {
    this.me = me;
    this.timing = timing;
    this.watches = new WatchTable(periods);
    this.poll = periods.poll();
  }

  /**
   * Another member watches a session from now on.
   *
   * @param from the other member
   * @param hello what it says
   * @return the answer
   */
  public Message greeted(UUID from, Hello hello) {
    Watch watch = watches.get(hello.session());
    if (watch != null) {
      watch.greeted(from, hello.visit());
    }
    return new HelloAck(hello.session(), hello.visit());
  }

  /**
   * Another watcher knows of this member.
   *
   * @param from the other member
   * @param ack what it says
   */
  public void answered(UUID from, HelloAck ack) {
    Watch watch = watches.get(ack.session());
    if (watch != null) {
      watch.answered(from, ack.visit());
      watches.touched(ack.session());
    }
  }

  /**
   * Another member does not watch a session any more.
   *
   * @param from the other member
   * @param bye what it says
   */
  public void left(UUID from, Bye bye) {
    Watch watch = watches.get(bye.session());
    if (watch != null) {
      watch.left(from, bye.visit());
    }
  }

  /**
   * Some news of a member did not arrive.
   *
   * @param member the member
   */
  public void lost(UUID member) {
    watches.forEach(watch -> watch.lost(member));
  }

  /**
   * A member is silent or gone.
   *
   * @param member the member
   * @param never whether its entry was removed, so that it never comes back under this id
   * @param now the time
   */
  public void fallen(UUID member, boolean never, long now) {
    if (never) {
      gone.add(member);
    }
    watches.forEach(watch -> watch.fallen(member, never, now + timing.settle()));
  }

  /** This member has not trusted itself for a while: everything is to be looked at again. */
  public void suspect() {
    watches.forEach(Watch::suspect);
  }

  /**
   * A session could not be read: its heads are to be read again, later and later.
   *
   * @param session the session
   * @param now the time
   */
  public void unread(UUID session, long now) {
    Watch watch = watches.get(session);
    if (watch != null) {
      watch.unread(poll, now);
      watches.touched(session);
    }
  }

  /**
   * Takes what a poll has read.
   *
   * @param session the session
   * @param head its record's head
   */
  public void polled(UUID session, RecordHead head) {
    Watch watch = watches.get(session);
    if (watch != null && head.ended() == null) {
      watch.read(head.watchers(), me);
    }
  }
}
