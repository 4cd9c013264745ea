// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.cluster;

import dev.sessionstorage.cluster.core.Message;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/**
 * The other members that want to hear of all sessions. A member learns of an observer a beat or two
 * late: when it has just joined, or when the other one has. So it remembers for some seconds what
 * it has told, and an observer that it did not know before is told that, too. Guarded by the lock
 * of the news.
 */
final class Observers {
  /** How much is remembered at most. */
  private static final int MOST = 10_000;

  private final Trust trust;
  private final long remembered;
  private final Deque<Told> recent = new ArrayDeque<>();
  private Set<UUID> known = Set.of();

  /** A message, and who was told. */
  private record Told(long at, Set<UUID> receivers, Message message) {}

  /**
   * Begins with nothing told.
   *
   * @param remembered for how long at least a member may be an observer unknown to this one
   */
  Observers(Trust trust, long remembered) {
    this.trust = trust;
    this.remembered = remembered;
  }

  /** Adds those that observe to those that are to be told anyway. */
  Set<UUID> and(Set<UUID> others) {
    Set<UUID> receivers = new HashSet<>(known);
    receivers.addAll(others);
    receivers.remove(trust.me());
    return receivers;
  }

  void told(Message message, Set<UUID> receivers, long now) {
    forgetOld(now);
    recent.add(new Told(now, receivers, message));
  }

  private void forgetOld(long now) {
    while (!recent.isEmpty()
        && (recent.size() >= MOST || now - recent.element().at() > remembered)) {
      recent.remove();
    }
  }

  /** Returns the observers that were not known before; from now on they are. */
  Set<UUID> found() {
    Set<UUID> present = trust.observers();
    if (present.equals(known)) {
      return Set.of();
    }
    Set<UUID> found = new HashSet<>(present);
    found.removeAll(known);
    known = present;
    return found;
  }

  /** Returns what an observer was not told since nobody knew it. */
  List<Message> missedBy(UUID observer, long now) {
    forgetOld(now);
    List<Message> missed = new ArrayList<>();
    for (Told told : recent) {
      if (!told.receivers().contains(observer)) {
        missed.add(told.message());
      }
    }
    return missed;
  }

  /** This member has another id now, under which it has told nothing. */
  void restart() {
    recent.clear();
    known = Set.of();
  }
}
