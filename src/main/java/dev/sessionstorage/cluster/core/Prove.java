// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.cluster.core;

import dev.sessionstorage.spi.store.Cell;
import dev.sessionstorage.spi.store.Change;
import dev.sessionstorage.spi.store.Commit;
import dev.sessionstorage.spi.store.Key;
import dev.sessionstorage.spi.store.Verdict;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * Makes sure that a child which nobody but its creator has ever written was really created: the
 * commit may not have taken place, or may not last. Writes the first level for that; where it still
 * is as before that commit, a new stamp stops the commit.
 */
final class Prove extends Call {
  private final Runnable then;
  private boolean mentioned;

  Prove(Situation lease, Runnable then) {
    super(lease);
    this.then = then;
  }

  @Override
  Key asks() {
    return lease.key.sibling(Key.ROOT);
  }

  @Override
  void looked(@Nullable Cell root) {
    Head head = root == null ? null : Situation.readable(root);
    if (root == null) {
      end(false);
    } else if (head == null) {
      stop(Reason.UNREADABLE);
    } else {
      prove(root, head);
    }
  }

  private void prove(Cell root, Head head) {
    try {
      mentioned = lease.family.mentioned(root.body()).contains(lease.key.group());
    } catch (IOException unreadable) {
      stop(Reason.UNREADABLE);
      return;
    }
    Cell to = root;
    if (root.stamp().equals(lease.knownHead().newborn())) {
      Head next = head.confirmed();
      to = new Cell(lease.chance.stamp(), next.toBytes(), root.body());
    }
    write(Commit.of(new Change(asks(), root, to)));
  }

  @Override
  void failed() {
    stop(Reason.UNAVAILABLE);
  }

  @Override
  void written(Verdict verdict) {
    switch (verdict) {
      case DONE -> end(mentioned);
      case REFUSED -> read();
      case UNKNOWN -> stop(Reason.UNAVAILABLE);
    }
  }

  private void end(boolean created) {
    if (created) {
      then.run();
    } else {
      lease.gone = true;
      lease.next();
    }
  }

  private void stop(Reason reason) {
    lease.search.lookSoon();
    lease.refuseAll(reason);
    lease.next();
  }
}
