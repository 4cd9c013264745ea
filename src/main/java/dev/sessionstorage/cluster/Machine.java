// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.cluster;

import dev.sessionstorage.cluster.core.Draft;
import dev.sessionstorage.cluster.core.Effect;
import dev.sessionstorage.cluster.core.GroupLease;
import dev.sessionstorage.cluster.core.Reason;
import dev.sessionstorage.spi.store.Cell;
import dev.sessionstorage.spi.store.Key;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * Runs the state machine of one group's lease: one event at a time, under a short lock. What the
 * store and other members are asked for happens outside the lock.
 */
final class Machine {
  private static final CompletableFuture<@Nullable Reason> SETTLED =
      CompletableFuture.completedFuture(null);

  private final Key key;
  private final Member member;
  private final ReentrantLock lock = new ReentrantLock(); // guards all that follows
  private final List<Effect> out = new ArrayList<>(4);
  private final Map<Long, Gate> gates = new HashMap<>(2);
  private final Alarm alarm;
  private UUID me;
  private GroupLease lease;
  private long tickets;
  private long inside;

  /** What the store has been asked and has not answered. */
  private int calls;

  /** The first-level names that the last commit changed. */
  private Set<String> names = Set.of();

  /** What becomes of the last commit whose outcome was unknown; null: it is published. */
  private volatile CompletableFuture<@Nullable Reason> settled = SETTLED;

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
      gate = new Gate(ticket, Reason.UNAVAILABLE);
      gates.put(ticket, gate);
      todo = sort();
    } finally {
      lock.unlock();
    }
    perform(todo, gate, false);
    return gate;
  }

  /** A member that was removed by the others goes on under another id, and holds nothing. */
  private void followMember() {
    boolean idle = inside == 0 && calls == 0 && gates.isEmpty() && settled.isDone();
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
        gates.remove(gate.ticket);
      }
      todo = sort();
    } finally {
      lock.unlock();
    }
    perform(todo, null, false);
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
  @Nullable Gate looked() {
    Gate gate;
    List<Effect> todo;
    lock.lock();
    try {
      long ticket = inside;
      inside = 0;
      if (lease.leave(System.nanoTime(), out)) {
        gate = null;
      } else {
        gate = new Gate(ticket, Reason.UNAVAILABLE);
        gates.put(ticket, gate);
      }
      todo = sort();
    } finally {
      lock.unlock();
    }
    perform(todo, gate, false);
    return gate;
  }

  /** The thread inside publishes; its gate tells the outcome. */
  Gate commit(Draft draft, Set<String> changed) {
    Gate gate;
    List<Effect> todo;
    lock.lock();
    try {
      gate = new Gate(inside, Reason.UNKNOWN);
      gates.put(inside, gate);
      inside = 0;
      names = changed;
      lease.commit(draft, System.nanoTime(), out);
      todo = sort();
    } finally {
      lock.unlock();
    }
    perform(todo, gate, false);
    return gate;
  }

  /** Something happens that no thread waits for. */
  void event(Event event) {
    perform(happen(event), null, false);
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

  /** Nobody enters before a commit that creates this group has an outcome. */
  void expect() {
    event((present, now, effects) -> present.expect());
  }

  CompletableFuture<@Nullable Reason> settled() {
    return settled;
  }

  /** The newest state; {@code known} if it is that. */
  @SuppressWarnings("ReferenceEquality") // the same bytes need not be decoded again
  StoredState newest(@Nullable StoredState known) {
    lock.lock();
    try {
      Cell cell = lease.cell();
      if (cell == null) {
        throw new IllegalStateException("Not inside");
      }
      return known != null && known.cell == cell
          ? known
          : new StoredState(key, cell, lease.version());
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
        open(admit.ticket(), null);
      } else if (effect instanceof Effect.Done done) {
        open(done.ticket(), null);
      } else if (effect instanceof Effect.Refuse refuse) {
        open(refuse.ticket(), refuse.reason());
      } else if (effect instanceof Effect.Settled outcome) {
        settle(outcome.reason());
      } else if (effect instanceof Effect.Wake wake) {
        alarm.set(wake.at());
      } else if (effect instanceof Effect.Published published) {
        member.published(published.key(), published.cell(), names);
      } else {
        calls += isCall(effect) ? 1 : 0;
        rest.add(effect);
      }
    }
    out.clear();
    return rest;
  }

  private static boolean isCall(Effect effect) {
    return effect instanceof Effect.Read || effect instanceof Effect.Write;
  }

  private void open(long ticket, @Nullable Reason reason) {
    if (reason == Reason.UNKNOWN) {
      settled = new CompletableFuture<>();
    }
    Gate gate = gates.remove(ticket);
    if (gate != null) { // else it was only leaving, and does not wait
      gate.open(reason);
    }
  }

  private void settle(@Nullable Reason reason) {
    settled.complete(reason);
    member.settled(key);
  }

  /**
   * Does the rest. The store is asked in this thread if that waits for it anyway, unless the lane
   * is suspect.
   */
  private void perform(List<Effect> effects, @Nullable Gate waiting, boolean worker) {
    List<Effect> todo = effects;
    while (!todo.isEmpty()) {
      Effect call = null;
      for (Effect effect : todo) {
        if (isCall(effect)) {
          call = effect;
        } else {
          member.perform(effect);
        }
      }
      if (call == null) {
        return;
      }
      Lane lane = member.lane(key);
      if (!worker && (waiting == null || waiting.isOpen() || lane.isSuspect())) {
        Effect later = call;
        lane.execute(() -> perform(ask(later, lane), null, true));
        return;
      }
      todo = ask(call, lane);
    }
  }

  private List<Effect> ask(Effect call, Lane lane) {
    Event answer = StoreCall.ask(call, lane, member.store());
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
      gates.values().forEach(Gate::abort);
      gates.clear();
    } finally {
      lock.unlock();
    }
  }
}
