// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.shared;

import dev.sessionstorage.UseInterruptedException;
import dev.sessionstorage.UseLostException;
import dev.sessionstorage.UseTimeoutException;
import dev.sessionstorage.lock.MaxWait;
import dev.sessionstorage.lock.WaitMessages;
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
  final void admit(Node wanted, long since, long maxWait) {
    all.storage.admit(wanted, since, maxWait);
    if (isKept()) {
      long limit =
          maxWait == MaxWait.CONFIGURED ? all.storage.settings().lockTimeoutNanos() : maxWait;
      long now = System.nanoTime();
      long begun = since == 0 ? now : since;
      enterOrThrow(wanted, begun, Math.max(0, limit - (now - begun)));
    }
  }

  private void enterOrThrow(Node wanted, long since, long nanos) {
    switch (enter(wanted, nanos)) {
      case DONE -> begin();
      case TIMED_OUT ->
          throw new UseTimeoutException(
              WaitMessages.timeout(wanted, System.nanoTime() - since, lease.holder()));
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
      throw new UseInterruptedException(WaitMessages.interrupted(wanted, "node " + lease.holder()));
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
  final boolean needsDrafts() {
    return true;
  }

  @Override
  final boolean commit(Use use, boolean changed) {
    if (!isBusy() && (!isKept() || !changed)) {
      return false; // the grid does not keep the group, or did not when the block began
    }
    if (!changed || !use.changesPlacedNodes()) {
      lease.leave();
      return true;
    }
    boolean done = false;
    try {
      beLate();
      publish(use);
      done = true;
    } finally {
      if (!done) {
        stale();
      }
    }
    return true;
  }

  /** The group came to the storage while a block was inside: that is right if nobody else wrote. */
  private void beLate() {
    if (isBusy()) {
      return;
    }
    if (enter(top, all.storage.settings().lockTimeoutNanos()) != Outcome.DONE) {
      throw lost();
    }
    if (!begunWithNewest(lease.published())) {
      lease.leave();
      throw lost();
    }
  }

  private UseLostException lost() {
    return new UseLostException(
        "Another node took "
            + Paths.where(top)
            + " over while this one used it, or was paused or cut off for too long. Nothing was"
            + " published. Run the block again.");
  }

  /** A block has published after the grid was given the first state, and nobody was asked. */
  @Override
  final void notAsked() {
    beLate();
    GroupWriter writer = new GroupWriter(members, GroupWriter.View.PUBLISHED);
    boolean done = false;
    try {
      GroupState state = describe(writer);
      end(lease.commit(state, Set.of()), state);
      done = true;
    } finally {
      writer.end(done);
    }
  }

  private void publish(Use use) {
    GroupWriter writer = new GroupWriter(members, GroupWriter.View.OWN);
    Set<String> names = ChangedNames.of(use.group, use.last());
    Outcome outcome = null;
    boolean asked = false;
    try {
      GroupState state = describe(writer);
      prepare(state);
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
      case LOST -> throw lost();
      default -> forgotten(); // removed, or the session has ended: what the block did goes with it
    }
  }

  /** Puts the first state into the grid: what is published now, or what this thread has made. */
  final boolean create() {
    boolean own = top.group().isHeldByCurrentThread();
    GroupWriter writer =
        new GroupWriter(members, own ? GroupWriter.View.OWN : GroupWriter.View.PUBLISHED);
    return creating(
        () -> {
          boolean created = false;
          try {
            created = lease.create(describe(writer));
          } finally {
            writer.end(created);
          }
          return created;
        });
  }

  /** The group does not belong to the storage after all. */
  final void abandon() {
    if (isBusy()) {
      lease.leave();
    }
    forgotten();
  }

  /** Puts into the grid what a new state refers to, before it is published. */
  void prepare(GroupState state) {}

  /** A new state was not published, or it is not known whether it was. */
  void refused(boolean certainly) {}
}
