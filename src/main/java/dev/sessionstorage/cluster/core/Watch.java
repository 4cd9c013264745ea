// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.cluster.core;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** How this member watches one session. */
final class Watch {
  private static final int MOST_DOUBLINGS = 6;

  /** The number of the visit; 0: the record does not name this member yet. */
  private long visit;

  /** The other watchers, each with the number of its visit. */
  private final Map<UUID, Long> others = new HashMap<>();

  /** Other watchers that may not know of this member yet, and when they were first told. */
  private final Map<UUID, Long> unanswered = new HashMap<>();

  private boolean mustGreet;
  private long greetedAt;
  private boolean mustPoll;
  private boolean doubtful;
  private long doubtfulUntil;
  private long polledAt;

  /** How often it was read since it became doubtful: more and more seldom, and once at the end. */
  private int doubtfulPolls;

  /** How often the session could not be read of late, and when it is tried again. */
  private int failures;

  private boolean again;
  private long againAt;

  /** The record names this member now, and these others before it. */
  void registered(long number, Map<UUID, Long> before, long now) {
    visit = number;
    before.forEach((member, other) -> others.merge(member, other, Math::max));
    before.keySet().forEach(member -> unanswered.put(member, now));
    mustGreet = !unanswered.isEmpty();
    polledAt = now;
  }

  /** Whom to tell (again) that this member watches; notes that it is done. */
  Set<UUID> greets(long every, long now) {
    boolean due = mustGreet || now - greetedAt >= every;
    mustGreet = false;
    if (!due || unanswered.isEmpty()) {
      return Set.of();
    }
    greetedAt = now;
    return Set.copyOf(unanswered.keySet());
  }

  boolean isRegistered() {
    return visit != 0;
  }

  long visit() {
    return visit;
  }

  /** The other watchers that have not answered, and since when they are asked. */
  Map<UUID, Long> unanswered() {
    return unanswered;
  }

  void greeted(UUID member, long number) {
    others.merge(member, number, Math::max);
  }

  /** It tells of every change whose outcome it learns from now on; what it knew before is read. */
  void answered(UUID member, long number) {
    if (number == visit && unanswered.remove(member) != null) {
      mustPoll = true;
    }
  }

  void left(UUID member, long number) {
    if (others.getOrDefault(member, Long.MAX_VALUE) <= number) {
      others.remove(member);
    }
  }

  /**
   * What the record says of the others. Never removes a watcher: the record may be older than its
   * hello.
   */
  void read(Map<UUID, Long> watchers, UUID me) {
    watchers.forEach(
        (member, number) -> {
          if (!member.equals(me)) {
            others.merge(member, number, Math::max);
          }
        });
  }

  /** Some news of a member did not arrive. */
  void lost(UUID member) {
    mustPoll |= others.containsKey(member);
  }

  /** A member is silent or gone: a write of it may land for some time, and nobody will tell. */
  void fallen(UUID member, boolean gone, long until) {
    if (!others.containsKey(member)) {
      return;
    }
    mustPoll = true;
    doubt(until);
    if (gone) {
      others.remove(member);
      unanswered.remove(member);
    }
  }

  /** A write may land for some time that nobody will tell of. */
  void doubt(long until) {
    doubtful = true;
    doubtfulUntil = until;
    doubtfulPolls = 0;
  }

  void suspect() {
    mustPoll = true;
  }

  /** It could not be read: soon again at first, then more and more seldom. */
  void unread(long poll, long now) {
    boolean recent = failures > 0 && now - againAt < poll << failures;
    failures = recent ? Math.min(failures + 1, MOST_DOUBLINGS) : 1;
    again = true;
    againAt = now + (poll << (failures - 1));
  }

  /** Whether the heads are to be read now; notes that they are. */
  boolean polls(long poll, long now) {
    boolean regular = isPolling() && now - polledAt >= pause(poll);
    boolean retry = again && now - againAt >= 0;
    if (!mustPoll && !regular && !retry) {
      return false;
    }
    mustPoll = false;
    again = false;
    polledAt = now;
    doubtful &= now - doubtfulUntil < 0;
    doubtfulPolls++;
    return true;
  }

  /** Thousands of sessions are doubtful when a member dies. */
  private long pause(long poll) {
    int doublings = Math.max(0, Math.min(doubtfulPolls - 1, MOST_DOUBLINGS));
    return unanswered.isEmpty() ? poll << doublings : poll;
  }

  private boolean isPolling() {
    return doubtful || !unanswered.isEmpty();
  }

  /** When there is something to do; {@link Long#MAX_VALUE}: nothing is expected. */
  long dueAt(long poll) {
    if (!isRegistered()) {
      return Long.MAX_VALUE;
    } else if (mustPoll || mustGreet) {
      return polledAt;
    }
    long regular = isPolling() ? polledAt + pause(poll) : Long.MAX_VALUE;
    return again ? Math.min(regular, againAt) : regular;
  }

  Set<UUID> others() {
    return new HashSet<>(others.keySet());
  }
}
