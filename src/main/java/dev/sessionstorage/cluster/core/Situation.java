// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.cluster.core;

import dev.sessionstorage.cluster.core.GroupLease.State;
import dev.sessionstorage.spi.store.Cell;
import dev.sessionstorage.spi.store.Key;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What a lease knows and what it waits for; {@link #next} goes on from there. */
final class Situation {
  final Key key;
  final UUID me;
  final Timing timing;
  final Chance chance;
  final Peers peers;
  final Family family;
  final Rules rules;
  final Turn turn;
  final Search search = new Search(this);

  /** The tickets of the threads that wait, the first one first. */
  final ArrayDeque<Long> waiting = new ArrayDeque<>(2);

  State state = State.COLD;

  /** The moment of the present event, and its effects. */
  long now;

  List<Effect> out = List.of();

  /** The call that is under way; null: none. */
  @Nullable Call call;

  /** The attempt that has no outcome yet; null: none. */
  @Nullable Settle doubt;

  /** The ticket of the thread that is inside; 0: none. */
  long inside;

  /** Whether another thread of this member enters right after the one inside. */
  boolean followed;

  /** Whether the known cell names this member, nobody can have replaced it, and it may write. */
  boolean ours;

  /** The commit that creates this group has no outcome yet. */
  boolean expected;

  /** The group is not kept any more. */
  boolean gone;

  /** This member gives it away for good. */
  boolean closing;

  @Nullable Cell cell;
  @Nullable Head head;

  /** A moment at which the known cell had not been replaced yet. */
  long since;

  /** When the known cell was seen first. */
  long seen;

  Situation(
      Key key, UUID me, Timing timing, Chance chance, Peers peers, Family family, Rules rules) {
    this.key = key;
    this.me = me;
    this.timing = timing;
    this.chance = chance;
    this.peers = peers;
    this.family = family;
    this.rules = rules;
    turn = new Turn(timing.turn());
  }

  Cell knownCell() {
    if (cell == null) {
      throw new IllegalStateException("Nothing is known of " + key);
    }
    return cell;
  }

  Head knownHead() {
    if (head == null) {
      throw new IllegalStateException("Nothing is known of " + key);
    }
    return head;
  }

  /** Notes a cell that was the newest one at some moment after {@code moment}. */
  void learn(Cell newest, Head newestHead, long moment) {
    if (cell == null || !cell.stamp().equals(newest.stamp())) {
      seen = now;
    }
    cell = newest;
    head = newestHead;
    since = moment;
    search.stale = false;
  }

  /** Reads a cell's head and notes it; false: it cannot be read. */
  boolean understand(Cell newest, long moment) {
    Head read = readable(newest);
    if (read != null) {
      learn(newest, read, moment);
    }
    return read != null;
  }

  static @Nullable Head readable(Cell cell) {
    try {
      return Head.read(cell.head());
    } catch (IOException damaged) {
      return null;
    }
  }

  /** This member has become the holder for certain: its turn begins. */
  void own(Cell newest, Head newestHead, long moment) {
    keep(newest, newestHead, moment);
    turn.begin(newestHead.queue());
  }

  /** This member is the holder for certain, as before. */
  void keep(Cell newest, Head newestHead, long moment) {
    learn(newest, newestHead, moment);
    ours = true;
    search.end();
  }

  /** Who waits when a member gets the group from this one. */
  List<UUID> queueAfter(@Nullable UUID next) {
    List<UUID> queue = turn.waiting();
    queue.remove(next);
    if (followed || !waiting.isEmpty()) {
      queue.add(me);
    }
    return queue;
  }

  /** The next member, if it is its turn at a moment; null: this one goes on. */
  @Nullable UUID due(long moment) {
    UUID next = nextMember();
    boolean mine = !waiting.isEmpty() && (turn.isOpen(moment) || !rules.takesTurns());
    return mine || isFollowed(moment) ? null : next;
  }

  /** Whether the group is kept for a thread that is about to enter. */
  private boolean isFollowed(long moment) {
    return followed && moment - turn.closes() < 0;
  }

  @Nullable UUID nextMember() {
    return turn.next(
        member -> member.equals(me) || rules.passesOver(member, timing.lease(), now, peers));
  }

  boolean holds() {
    return rules.holdsSince(since, now, peers);
  }

  void refuseAll(Reason reason) {
    waiting.forEach(ticket -> out.add(new Effect.Refuse(ticket, reason)));
    waiting.clear();
  }

  /** Goes on, unless an answer or a thread must be waited for. */
  void next() {
    if (call != null || inside != 0 || expected || state == State.DOUBT) {
      return;
    }
    if (gone) {
      if (state != State.GONE && key.group() == Key.ROOT) {
        out.add(new Effect.Ended(key));
      }
      state = State.GONE;
      turn.clear();
      refuseAll(Reason.GONE);
    } else if (!waiting.isEmpty() && !peers.trusted(now)) {
      refuseAll(Reason.UNAVAILABLE);
      next();
    } else if (ours) {
      hold();
    } else {
      search.go();
    }
  }

  private void hold() {
    UUID next = due(now);
    if (next != null || closing) {
      new Give(this, next).begin();
    } else if (waiting.isEmpty()) {
      state = holds() ? State.HELD : State.SUSPECT;
      if (isFollowed(now) && !turn.isEmpty()) {
        out.add(new Effect.Wake(turn.closes())); // it may not come
      }
    } else if (holds()) {
      admit(waiting.remove());
      out.add(new Effect.Admit(inside));
    } else {
      new Take(this).begin(); // a late attempt to take over from this member fails now
    }
  }

  /** The thread that was inside is not any more. */
  long left() {
    long ticket = inside;
    if (ticket == 0) {
      throw new IllegalStateException("Nobody is inside");
    }
    inside = 0;
    return ticket;
  }

  /** The call that is under way has an answer. */
  Call answered() {
    Call answered = call;
    if (answered == null) {
      throw new IllegalStateException("No call is under way");
    }
    call = null;
    return answered;
  }

  /** Whether this member neither has the group nor does anything about it. */
  boolean isCold() {
    return !ours && call == null && waiting.isEmpty() && doubt == null && !expected && inside == 0;
  }

  void admit(long ticket) {
    inside = ticket;
    followed = false;
    state = State.INSIDE;
    turn.use(now);
  }

  /** Tells another holder of those who have asked here. */
  void forward(UUID holder) {
    for (UUID member : turn.waiting()) {
      if (!member.equals(holder) && !member.equals(me)) {
        out.add(new Effect.Want(holder, key, member, true));
      }
    }
    turn.clear();
  }
}
