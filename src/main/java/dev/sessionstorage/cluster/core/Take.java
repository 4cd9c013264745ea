// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.cluster.core;

import dev.sessionstorage.cluster.core.GroupLease.State;
import dev.sessionstorage.spi.store.Cell;
import dev.sessionstorage.spi.store.Change;
import dev.sessionstorage.spi.store.Commit;
import dev.sessionstorage.spi.store.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** Takes a group that is free, whose holder is silent, or that this member has already. */
final class Take extends Call {
  private final Cell to;
  private final Head head;

  Take(Situation lease) {
    super(lease);
    List<UUID> queue = new ArrayList<>(lease.knownHead().queue());
    queue.remove(lease.me);
    head = lease.knownHead().heldBy(lease.me, queue);
    to = new Cell(lease.chance.stamp(), head.toBytes(), lease.knownCell().body());
  }

  void begin() {
    lease.state = State.SEEKING;
    lease.ours = false;
    write(Commit.of(new Change(lease.key, lease.knownCell(), to)));
  }

  @Override
  void written(Verdict verdict) {
    switch (verdict) {
      case DONE -> lease.own(to, head, started);
      case REFUSED -> lease.search.lookAgain();
      case UNKNOWN -> lease.search.lookSoon();
    }
    lease.next();
  }
}
