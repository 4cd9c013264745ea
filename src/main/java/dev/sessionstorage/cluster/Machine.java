// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.cluster;

import dev.sessionstorage.cluster.core.Draft;
import dev.sessionstorage.cluster.core.Effect;
import dev.sessionstorage.cluster.core.GroupLease;
import dev.sessionstorage.cluster.core.Reason;
import dev.sessionstorage.spi.store.Cell;
import dev.sessionstorage.spi.store.Key;
import dev.sessionstorage.spi.store.Stamp;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * Runs the state machine of one group's lease: one event at a time, under a short lock. What the
 * store and other members are asked for happens outside the lock ({@link Effects}).
 */
final class Machine {
  final Key key;
  private final Member member;
  private final ReentrantLock lock = new ReentrantLock(); // guards all that follows
  private final List<Effect> out = new ArrayList<>(4);
  private final Gates gates = new Gates();
  private final Alarm alarm;
  private UUID me;
  private GroupLease lease;
  private long tickets;
  private long inside;

  /** What the store has been asked and has not answered. */
  private int calls;

  private @Nullable Stamp lastPublished;

  /** The first-level names that the last commit changed. */
  private Set<String> names = Set.of();

  /** Something that happens to a lease. */
  interface Event {
    void happen(GroupLease lease, long now, List<Effect> out);
  }

  Machine(Key key, Member member) {
    this.key = key;
    this.member = member;
    this.me = member.me();
    this.lease = made();
    this.alarm = new Alarm(member, () -> event(GroupLease::wake));
  }

  private GroupLease made() {
    return new GroupLease(
        key, me, member.timing(), member.chance(), member.peers(), StoredState::mentioned);
  }

  /** A thread enters; null: it is inside. */
  @Nullable Gate enter(long now) {
    Gate gate;
    List<Effect> todo;
    lock.lock();
    try {
      followMember();
      long ticket = ++tickets;
      if (lease.enter(ticket, now, out)) {
        inside = ticket;
        return null;
      }
      gate = gates.add(ticket, Reason.UNAVAILABLE);
      todo = sort();
    } finally {
      lock.unlock();
    }
    member.effects.perform(this, todo, gate);
    return gate;
  }

  /** A member that was removed by the others goes on under another id, and holds nothing. */
  private void followMember() {
    boolean idle = inside == 0 && calls == 0 && gates.isIdle();
    if (idle && !me.equals(member.me())) {
      me = member.me();
      lease = made();
    }
  }

  /** A thread waits no longer; false: its gate has just been opened. */
  boolean giveUp(Gate gate) {
    boolean waited;
    List<Effect> todo;
    lock.lock();
    try {
      waited = lease.giveUp(gate.ticket, System.nanoTime(), out);
      if (waited) {
        gates.remove(gate);
      }
      todo = sort();
    } finally {
      lock.unlock();
    }
    member.effects.perform(this, todo, null);
    return waited;
  }

  /** The thread inside leaves without a result. */
  void leave() {
    event(
        (present, now, effects) -> {
          inside = 0;
          present.abandon(now, effects);
        });
  }

  /** The thread inside leaves after it has only looked; null: at what was the newest state. */
  @Nullable Gate looked(boolean followed) {
    Gate gate;
    List<Effect> todo;
    lock.lock();
    try {
      long ticket = inside;
      inside = 0;
      lease.followed(followed);
      if (lease.leave(System.nanoTime(), out)) {
        gate = null;
      } else {
        gate = gates.add(ticket, Reason.UNAVAILABLE);
      }
      todo = sort();
    } finally {
      lock.unlock();
    }
    member.effects.perform(this, todo, gate);
    return gate;
  }

  /** The thread inside publishes; its gate tells the outcome. */
  Gate commit(Draft draft, Set<String> changed, boolean followed) {
    Gate gate;
    List<Effect> todo;
    lock.lock();
    try {
      gate = gates.add(inside, Reason.UNKNOWN);
      inside = 0;
      names = changed;
      lease.followed(followed);
      lease.commit(draft, System.nanoTime(), out);
      todo = sort();
    } finally {
      lock.unlock();
    }
    member.effects.perform(this, todo, gate);
    return gate;
  }

  /** Something happens that no thread waits for. */
  void event(Event event) {
    member.effects.perform(this, happen(event), null);
  }

  private List<Effect> happen(Event event) {
    lock.lock();
    try {
      event.happen(lease, System.nanoTime(), out);
      return sort();
    } finally {
      lock.unlock();
    }
  }

  CompletableFuture<@Nullable Reason> settled() {
    return gates.settled();
  }

  /** The newest state; {@code known} if it is that. */
  @SuppressWarnings("ReferenceEquality") // the same bytes need not be decoded again
  StoredState newest(@Nullable StoredState known) {
    lock.lock();
    try {
      Cell cell = lease.cell();
      Stamp published = lease.published();
      if (cell == null || published == null) {
        throw new IllegalStateException("Not inside");
      }
      return known != null && known.cell == cell
          ? known
          : new StoredState(key, cell, lease.version(), published);
    } finally {
      lock.unlock();
    }
  }

  /** The stamp of the commit that this member published last; null: there was none. */
  @Nullable Stamp lastPublished() {
    lock.lock(); // its caller may go on before all effects of the commit have happened
    try {
      return lastPublished;
    } finally {
      lock.unlock();
    }
  }

  /** Who held the group when it was looked at last. */
  @Nullable UUID holder() {
    lock.lock();
    try {
      return lease.holder();
    } finally {
      lock.unlock();
    }
  }

  /** Does what takes no time, in order; returns the rest. */
  private List<Effect> sort() {
    if (out.isEmpty()) {
      return List.of();
    }
    List<Effect> rest = new ArrayList<>(out.size());
    for (Effect effect : out) {
      if (effect instanceof Effect.Admit admit) {
        inside = admit.ticket();
        gates.open(admit.ticket(), null);
      } else if (effect instanceof Effect.Done done) {
        gates.open(done.ticket(), null);
      } else if (effect instanceof Effect.Refuse refuse) {
        gates.open(refuse.ticket(), refuse.reason());
      } else if (effect instanceof Effect.Settled outcome) {
        gates.settle(outcome.reason());
        member.settled(key);
      } else if (effect instanceof Effect.Wake wake) {
        alarm.set(wake.at());
      } else if (effect instanceof Effect.Published published) {
        lastPublished = published.cell().stamp();
        member.published(published.key(), published.cell(), names);
      } else {
        calls += Effects.isCall(effect) ? 1 : 0;
        rest.add(effect);
      }
    }
    out.clear();
    return rest;
  }

  /** The store has answered a call; returns what else there is to do. */
  List<Effect> answered(Event answer) {
    return happen(
        (present, now, effects) -> {
          calls--;
          answer.happen(present, now, effects);
        });
  }

  /** The application stops: nobody gets an answer any more. */
  void abort() {
    lock.lock();
    try {
      gates.abort();
    } finally {
      lock.unlock();
    }
  }
}
