// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.shared;

import dev.sessionstorage.UseInterruptedException;
import dev.sessionstorage.UseLostException;
import dev.sessionstorage.UseTimeoutException;
import dev.sessionstorage.spi.GroupState;
import dev.sessionstorage.spi.Lease;
import dev.sessionstorage.spi.Lease.Outcome;
import java.util.Set;

/**
 * The copy on this node of a group that the grid keeps, as blocks see it: they enter with the
 * group's lease, begin with the newest state, and have the grid agree to what they publish.
 */
class Replica extends ReplicaCopy {
  private final Lease lease;

  Replica(Replicas all, long number, Node top) {
    super(all, number, top);
    this.lease = all.lease(number);
  }

  @Override
  final Storage storage() {
    return all.storage;
  }

  @Override
  final long arrival() {
    return System.nanoTime();
  }

  @Override
  final void admit(Node wanted, long arrival, long maxWait) {
    all.storage.admit(wanted, arrival, maxWait);
    if (!isKept()) {
      return;
    }
    long limit = maxWait == Waiter.CONFIGURED ? all.storage.settings().lockTimeoutNanos() : maxWait;
    switch (enter(wanted, Math.max(0, limit - (System.nanoTime() - arrival)))) {
      case DONE -> begin();
      case TIMED_OUT ->
          throw new UseTimeoutException(
              Holders.timeout(wanted, System.nanoTime() - arrival, lease.holder()));
      default -> {
        forgotten();
        all.checkAlive(this, wanted);
      }
    }
  }

  private Outcome enter(Node wanted, long nanos) {
    try {
      return lease.enter(nanos);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new UseInterruptedException(Holders.interrupted(wanted, "node " + lease.holder()));
    }
  }

  private void begin() {
    boolean begun = false;
    try {
      begin(lease.published());
      begun = true;
    } finally {
      if (!begun) {
        lease.leave();
      }
    }
  }

  @Override
  final void commit(Use use) {
    if (!isBusy()) {
      return; // the grid does not keep the group, or did not when the block began
    }
    if (use.last() == null) {
      lease.leave();
      return;
    }
    boolean done = false;
    try {
      publish(use);
      done = true;
    } finally {
      if (!done) {
        use.rollback(0, 0);
        stale();
      }
    }
  }

  private void publish(Use use) {
    GroupWriter writer = new GroupWriter(members, GroupWriter.View.OWN);
    Set<String> names = Announcements.names(use.group, use.last());
    Outcome outcome = null;
    boolean asked = false;
    try {
      GroupState state = describe(writer);
      prepare(use, state);
      asked = true;
      outcome = lease.commit(state, names);
      end(outcome, state);
    } finally {
      writer.end(outcome == Outcome.DONE);
      if (!asked) {
        lease.leave();
      }
      if (outcome != Outcome.DONE) {
        refused(outcome == Outcome.LOST || !asked);
      }
    }
  }

  private void end(Outcome outcome, GroupState state) {
    switch (outcome) {
      case DONE -> published(state);
      case LOST ->
          throw new UseLostException(
              "This node was paused or cut off for too long while it used "
                  + Paths.where(top)
                  + ", and another one took over. Nothing was published. Run the block again.");
      default -> forgotten(); // removed, or the session has ended: what the block did goes with it
    }
  }

  /** Puts the first state into the grid. The lock is held, or the block inside is this thread's. */
  final boolean create(boolean inside) {
    GroupWriter writer = new GroupWriter(members, GroupWriter.View.PUBLISHED);
    boolean created = false;
    try {
      created = lease.create(describe(writer));
    } finally {
      writer.end(created);
    }
    if (created) {
      created(inside && enter(top, 0) == Outcome.DONE);
    }
    return created;
  }

  /** The group does not belong to the storage after all. */
  final void abandon() {
    if (isBusy()) {
      lease.leave();
    }
    forgotten();
  }

  /** Puts into the grid what a new state refers to, before it is published. */
  void prepare(Use use, GroupState state) {}

  /** A new state was not published, or it is not known whether it was. */
  void refused(boolean certainly) {}
}
