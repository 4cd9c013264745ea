// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.shared;

import dev.sessionstorage.UseInterruptedException;
import dev.sessionstorage.UseTimeoutException;
import dev.sessionstorage.cluster.api.GroupCommit;
import dev.sessionstorage.cluster.api.GroupState;
import dev.sessionstorage.cluster.api.Lease;
import dev.sessionstorage.cluster.api.Lease.Outcome;
import dev.sessionstorage.lock.MaxWait;
import dev.sessionstorage.lock.WaitMessages;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The copy on this member of a group that the grid keeps, as blocks see it: they enter with the
 * group's lease, begin with the newest state, and have the grid agree to what they publish.
 */
class Replica extends ReplicaCopy {
  private final Lease lease;

  Replica(Replicas all, long number, Node top, Members members) {
    super(all, number, top, members);
    this.lease = all.lease(number);
  }

  @Override
  final Storage storage() {
    return all.storage;
  }

  @Override
  final void admit(Node wanted, long since, long maxWait) {
    all.storage.admit(wanted, since, maxWait);
    if (isKept() || doubt() != null) {
      boolean admitted = false;
      try {
        admitWithLease(wanted, since, maxWait == MaxWait.CONFIGURED ? lockTimeout() : maxWait);
        admitted = true;
      } finally {
        if (!admitted) {
          beforeRelease(true);
        }
      }
    } else if (number == Replicas.ROOT) {
      all.checkAlive(this, wanted);
    }
  }

  private void admitWithLease(Node wanted, long since, long limit) {
    long now = System.nanoTime();
    long begun = since == 0 ? now : since;
    settle(wanted, limit - (now - begun));
    if (isKept()) {
      enterOrThrow(wanted, begun, Math.max(0, limit - (System.nanoTime() - begun)));
    }
  }

  private long lockTimeout() {
    return all.storage.settings().lockTimeoutNanos();
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
      throw interrupted(wanted, "member " + lease.holder());
    }
  }

  private static UseInterruptedException interrupted(Node wanted, String holder) {
    Thread.currentThread().interrupt();
    return new UseInterruptedException(WaitMessages.interrupted(wanted, holder));
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

  /** Waits until it is known what became of the attempts that this depends on. */
  private void settle(Node wanted, long nanos) {
    long start = System.nanoTime();
    for (Attempt pending = doubt(); pending != null; pending = doubt()) {
      long left = Math.max(0, nanos - (System.nanoTime() - start));
      if (!pending.group.settle(pending, wanted, left)) {
        throw Doubt.unsettled(wanted);
      }
    }
  }

  private boolean settle(Attempt pending, Node wanted, long nanos) {
    try {
      Outcome outcome = lease.settle(nanos);
      if (outcome != Outcome.UNKNOWN) {
        pending.awaitSuspended();
        pending.settle(outcome);
      }
      return outcome != Outcome.UNKNOWN;
    } catch (InterruptedException e) {
      throw interrupted(wanted, "a block whose outcome is not known yet");
    }
  }

  @Override
  final void settle() {
    if (doubt() != null) {
      settle(top, lockTimeout());
    }
  }

  @Override
  final boolean isSettled() {
    Attempt pending = doubt();
    return pending == null || pending.group.settle(pending, top, 0);
  }

  @Override
  final boolean needsDrafts() {
    return true;
  }

  @Override
  final boolean commit(Use use, boolean changed) {
    settle(); // the commit that creates this may have ended while the block was inside
    if (!isBusy() && (!isKept() || !changed)) {
      return false; // the grid does not keep the group, or did not when the block began
    }
    if (!changed || !use.changesPlacedNodes()) {
      if (isBusy()) {
        looked(use);
      }
      return true;
    }
    boolean done = false;
    try {
      beLate();
      publish(new Attempt(this, use));
      done = true;
    } finally {
      if (!done) {
        stale();
      }
    }
    return true;
  }

  /** A block that has thrown keeps its own exception: nobody uses what it has seen. */
  private void looked(Use use) {
    if (use.hasFailed()) {
      lease.leave();
      return;
    }
    boolean newest = false;
    try {
      switch (lease.looked(isFollowed())) {
        case LOST -> throw Doubt.lost(top);
        case GONE -> forgotten();
        default -> {}
      }
      newest = true;
    } finally {
      if (!newest) {
        stale();
      }
    }
  }

  /** The group came to the storage while a block was inside: that is right if nobody else wrote. */
  private void beLate() {
    if (isBusy()) {
      return;
    }
    if (enter(top, lockTimeout()) != Outcome.DONE) {
      throw Doubt.lost(top);
    }
    if (!begunWithNewest(lease.published())) {
      lease.leave();
      throw Doubt.lost(top);
    }
  }

  /** A block has published after the grid was given the first state, and nobody was asked. */
  @Override
  final void notAsked() {
    beLate();
    publish(new Attempt(this, null));
  }

  private void publish(Attempt attempt) {
    Outcome outcome = Outcome.LOST;
    boolean asked = false;
    try {
      GroupCommit commit = attempt.describe();
      asked = true;
      outcome = lease.commit(commit, isFollowed());
    } finally {
      if (!asked) {
        lease.leave();
      }
      attempt.end(outcome);
    }
    switch (outcome) {
      case DONE -> {}
      case LOST -> throw Doubt.lost(top);
      case UNKNOWN -> throw Doubt.unknown(top);
      default -> forgotten(); // removed, or the session has ended: what the block did goes with it
    }
  }

  @Override
  final @Nullable Object lastPublished() {
    return lease.lastPublished();
  }

  /** Whether another thread of this member enters when this one has left. */
  private boolean isFollowed() {
    return top.group().isAwaited();
  }

  /** The children that a new state refers to and that there were never before. */
  List<Replica> newIn(GroupState state) {
    return List.of();
  }

  /** The groups that a new state makes nobody refer to any more. */
  Set<Long> goneIn(GroupState state) {
    return Set.of();
  }
}
