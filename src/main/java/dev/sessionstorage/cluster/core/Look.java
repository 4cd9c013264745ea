// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.cluster.core;

import dev.sessionstorage.cluster.core.GroupLease.State;
import dev.sessionstorage.spi.store.Cell;
import dev.sessionstorage.spi.store.Key;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Looks at a group that this member does not have for certain. */
final class Look extends Call {
  private Existence found;

  Look(Situation lease) {
    super(lease);
    found = new Existence(lease, Map.of());
  }

  /** A child is looked at together with the first level, which tells whether it is kept. */
  @Override
  Set<Key> asks() {
    return lease.key.group() == Key.ROOT
        ? super.asks()
        : Set.of(lease.key, Existence.root(lease.key));
  }

  @Override
  void looked(Map<Key, Cell> cells) {
    Cell cell = cells.get(lease.key);
    found = new Existence(lease, cells);
    if (cell == null && found.isMentioned()) {
      lease.turn.clear();
      stop(Reason.UNAVAILABLE); // undone, or lost
    } else if (cell == null || !found.isMentioned()) {
      Head head = cell == null ? null : Situation.readable(cell);
      new Prove(lease, found, head == null ? null : head.newborn(), this::missing).begin();
    } else if (!lease.understand(cell, started)) {
      lease.turn.clear();
      stop(Reason.UNREADABLE);
    } else if (!lease.search.accept()) {
      decide();
    }
  }

  /** Null: the first level mentions it after all. */
  private void missing(@Nullable Reason reason) {
    if (reason == null) {
      lease.search.lookAgain();
      lease.next();
    } else if (reason == Reason.GONE) {
      lease.next();
    } else {
      stop(reason);
    }
  }

  /** A child that only its creator has written may not have been created after all. */
  private void prove(Runnable then) {
    if (!lease.rules.doubtsBirth(lease.knownHead())) {
      then.run();
      return;
    }
    Consumer<@Nullable Reason> proved =
        reason -> {
          if (reason == null) {
            then.run();
          } else {
            missing(reason);
          }
        };
    new Prove(lease, found, lease.knownHead().newborn(), proved).begin();
  }

  private void decide() {
    Head head = lease.knownHead();
    if (!head.heldBy(lease.me)) {
      lease.turn.end();
    }
    UUID next = head.heldBy(lease.me) ? lease.due(lease.now) : null;
    if (lease.waiting.isEmpty()) {
      passOn();
    } else if (next != null) {
      prove(this::giveOrTake); // its turn is over: an earlier attempt has failed
    } else if (lease.search.isTakeable()) {
      prove(() -> new Take(lease).begin());
    } else {
      lease.search.ask();
    }
  }

  /** Nobody waits here, but somebody believes that this member is the holder. */
  private void passOn() {
    Head head = lease.knownHead();
    UUID holder = head.holder();
    lease.state = State.COLD;
    if (head.heldBy(lease.me)) {
      lease.turn.begin(head.queue());
      if (lease.nextMember() != null) {
        prove(this::give);
      }
    } else if (holder != null) {
      lease.forward(holder);
    } else {
      lease.turn.clear(); // they see themselves that it is free
    }
  }

  /** Those who wait may have become silent while the birth was proved. */
  private void giveOrTake() {
    UUID next = lease.due(lease.now);
    if (next == null) {
      new Take(lease).begin();
    } else {
      new Give(lease, next).begin();
    }
  }

  private void give() {
    UUID next = lease.nextMember();
    if (next == null) {
      lease.next();
    } else {
      new Give(lease, next).begin();
    }
  }

  @Override
  void failed() {
    stop(Reason.UNAVAILABLE);
  }

  private void stop(Reason reason) {
    lease.search.lookSoon();
    lease.refuseAll(reason);
    lease.next();
  }
}
