// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.cluster.core;

import dev.sessionstorage.spi.store.Cell;
import dev.sessionstorage.spi.store.Key;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A thread leaves that has published nothing, and this member may have been taken for dead: was it
 * alone all the time?
 */
final class Check extends Call {
  private final long ticket;
  private final boolean refused;

  /** With {@code refused}, the store has refused its commit already. */
  Check(Situation lease, long ticket, boolean refused) {
    super(lease);
    this.ticket = ticket;
    this.refused = refused;
  }

  @Override
  void looked(Map<Key, Cell> cells) {
    Cell cell = cells.get(lease.key);
    if (cell == null) {
      new Prove(lease, new Existence(lease, Map.of()), null, this::missing).begin();
      return;
    }
    if (!refused && cell.stamp().equals(lease.knownCell().stamp())) {
      lease.out.add(new Effect.Done(ticket));
    } else {
      lease.ours = false;
      if (!lease.understand(cell, started)) {
        lease.search.lookAgain();
      }
      refuse(Reason.LOST);
    }
    lease.next();
  }

  private void missing(@Nullable Reason reason) {
    lease.ours = false;
    lease.search.lookAgain();
    Reason other = refused ? Reason.LOST : Reason.UNAVAILABLE;
    refuse(reason == Reason.GONE ? Reason.GONE : other);
    lease.next();
  }

  private void refuse(Reason reason) {
    lease.out.add(new Effect.Refuse(ticket, reason));
  }

  @Override
  void failed() {
    if (refused) {
      lease.ours = false;
      lease.search.lookAgain();
    }
    refuse(refused ? Reason.LOST : Reason.UNAVAILABLE);
    lease.next();
  }
}
