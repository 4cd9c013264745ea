// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.cluster;

import dev.sessionstorage.StorageUnavailableException;
import dev.sessionstorage.cluster.api.GroupCommit;
import dev.sessionstorage.cluster.api.Lease;
import dev.sessionstorage.cluster.api.Published;
import dev.sessionstorage.cluster.core.Draft;
import dev.sessionstorage.cluster.core.Reason;
import dev.sessionstorage.spi.store.Key;
import dev.sessionstorage.value.Frame;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/** The way of this member's threads into one group. */
final class GroupDriver implements Lease {
  final Key key;
  final Machine machine;
  private final Member member;
  private volatile @Nullable StoredState newest;

  /** What this member published last, and what a later version had added to it. */
  private byte[] written = {};

  private Frame additions = Frame.EMPTY;

  GroupDriver(Key key, Member member) {
    this.key = key;
    this.member = member;
    this.machine = new Machine(key, member);
  }

  @Override
  public Outcome enter(long maxWaitNanos) throws InterruptedException {
    member.checkAvailable();
    long now = System.nanoTime();
    Gate gate = machine.enter(now);
    if (gate == null) {
      return Outcome.DONE;
    }
    long patience = member.timing().firstLook(); // what nobody uses has to be handed over first
    try {
      gate.await(now + Math.max(maxWaitNanos, patience), now + patience);
    } catch (InterruptedException e) {
      if (machine.giveUp(gate)) {
        throw e;
      }
      Thread.currentThread().interrupt(); // it came in at the same moment
    }
    return !gate.isOpen() && machine.giveUp(gate) ? Outcome.TIMED_OUT : outcome(gate.reason());
  }

  private Outcome outcome(@Nullable Reason reason) {
    if (reason == null) {
      return Outcome.DONE;
    }
    return switch (reason) {
      case GONE -> Outcome.GONE;
      case LOST -> Outcome.LOST;
      case UNKNOWN -> Outcome.UNKNOWN;
      case UNREADABLE -> throw StoredState.unreadable(key, null);
      case UNAVAILABLE ->
          throw new StorageUnavailableException(
              "The store of the sessions does not answer, or member "
                  + member.name()
                  + " is cut off from it; nothing was published. Try again later.");
    };
  }

  @Override
  public Published published() {
    StoredState present = machine.newest(newest);
    newest = present;
    return present;
  }

  @Override
  public String holder() {
    return member.nameOf(machine.holder());
  }

  @Override
  public Outcome commit(GroupCommit commit, boolean followed) {
    Draft draft = null;
    try {
      draft = draft(commit);
    } finally {
      if (draft == null) {
        machine.leave();
      }
    }
    return await(machine.commit(draft, commit.names(), followed));
  }

  private Draft draft(GroupCommit commit) {
    StoredState base = machine.newest(newest);
    if (base.cell.body() != written) {
      additions = base.additions();
    }
    written = StoredState.body(commit.state(), additions);
    Map<Long, byte[]> births = new HashMap<>();
    commit
        .births()
        .forEach((number, state) -> births.put(number, StoredState.body(state, Frame.EMPTY)));
    return new Draft(written, births, commit.deaths(), null);
  }

  @Override
  public @Nullable Object lastPublished() {
    return machine.lastPublished();
  }

  /** Nothing is found out while the store does not answer: then nobody waits for it. */
  @Override
  public Outcome settle(long maxWaitNanos) throws InterruptedException {
    CompletableFuture<@Nullable Reason> settled = machine.settled();
    long end = System.nanoTime() + maxWaitNanos;
    long left = maxWaitNanos;
    while (left > 0 && !settled.isDone() && member.isAvailable()) {
      try {
        Reason unused = settled.get(Math.min(left, member.timing().beat()), TimeUnit.NANOSECONDS);
      } catch (TimeoutException e) {
        left = end - System.nanoTime();
      } catch (ExecutionException e) {
        throw new IllegalStateException(e);
      }
    }
    return settled.isDone() ? outcome(settled.join()) : Outcome.UNKNOWN;
  }

  @Override
  public Outcome looked(boolean followed) {
    Gate gate = machine.looked(followed);
    return gate == null ? Outcome.DONE : await(gate);
  }

  /** Waits for an answer, which there will be. */
  private Outcome await(Gate gate) {
    if (member.isClosed()) {
      machine.abort(); // nobody else does so any more
    }
    gate.await();
    return outcome(gate.reason());
  }

  @Override
  public void leave() {
    machine.leave();
  }
}
