// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.cluster.core;

import dev.sessionstorage.cluster.core.GroupLease.State;
import dev.sessionstorage.spi.store.Cell;
import dev.sessionstorage.spi.store.Change;
import dev.sessionstorage.spi.store.Commit;
import dev.sessionstorage.spi.store.Verdict;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Hands the group over to another member, or to nobody; nothing is published. */
final class Give extends Call {
  private final Cell to;
  private final Head head;

  Give(Situation lease, @Nullable UUID next) {
    super(lease);
    head = lease.knownHead().heldBy(next, lease.queueAfter(next));
    to = new Cell(lease.chance.stamp(), head.toBytes(), lease.knownCell().body());
  }

  void begin() {
    lease.ours = false;
    lease.state = State.COLD;
    write(Commit.of(new Change(lease.key, lease.knownCell(), to)));
  }

  @Override
  void written(Verdict verdict) {
    if (verdict == Verdict.DONE) {
      given(lease, to, head, started);
    } else {
      lease.search.lookAgain();
    }
    lease.next();
  }

  /** The cell names another holder now: tells it, and passes on who asked meanwhile. */
  static void given(Situation lease, Cell to, Head head, long since) {
    lease.ours = false;
    lease.followed = false;
    lease.learn(to, head, since);
    UUID next = head.holder();
    if (next != null) {
      lease.out.add(new Effect.Grant(next, lease.key, to));
      lease.turn.served(head.queue());
      lease.forward(next);
    }
    lease.turn.clear();
  }
}
