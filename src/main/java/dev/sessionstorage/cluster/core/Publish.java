// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.cluster.core;

import dev.sessionstorage.cluster.core.GroupLease.State;
import dev.sessionstorage.spi.store.Change;
import dev.sessionstorage.spi.store.Key;
import dev.sessionstorage.spi.store.Verdict;

/** Publishes what a block has changed. */
final class Publish extends Call {
  private final Attempt attempt;
  private final long ticket;

  Publish(Situation lease, Attempt attempt, long ticket) {
    super(lease);
    this.attempt = attempt;
    this.ticket = ticket;
  }

  void begin() {
    lease.state = State.COMMITTING;
    lease.rules.expect(lease, attempt);
    write(attempt.commit());
  }

  @Override
  void written(Verdict verdict) {
    switch (verdict) {
      case DONE -> {
        lease.turn.committed(lease.now - started);
        lease.out.add(new Effect.Done(ticket));
        published(lease, attempt);
        goOn();
      }
      case REFUSED -> {
        bury(lease, attempt.born());
        new Check(lease, ticket, true).read();
      }
      case UNKNOWN -> lease.rules.doubt(lease, attempt, ticket);
    }
  }

  private void goOn() {
    if (attempt.head().heldBy(lease.me)) {
      lease.keep(attempt.to(), attempt.head(), started);
    } else {
      Give.given(lease, attempt.to(), attempt.head(), started);
    }
    lease.next();
  }

  /** The attempt is published for certain. */
  static void published(Situation lease, Attempt attempt) {
    lease.out.add(new Effect.Published(lease.key, attempt.to()));
    bear(lease, attempt);
    bury(lease, attempt.deaths());
  }

  static void bear(Situation lease, Attempt attempt) {
    for (Change birth : attempt.births()) {
      if (birth.to() != null) {
        lease.out.add(new Effect.Born(birth.key(), birth.to(), attempt.started()));
      }
    }
  }

  static void bury(Situation lease, Iterable<Key> children) {
    children.forEach(child -> lease.out.add(new Effect.Died(child)));
  }
}
