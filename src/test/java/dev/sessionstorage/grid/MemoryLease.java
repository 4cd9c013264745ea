// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.grid;

import dev.sessionstorage.SessionId;
import dev.sessionstorage.cluster.api.GroupCommit;
import dev.sessionstorage.cluster.api.GroupState;
import dev.sessionstorage.cluster.api.Lease;
import dev.sessionstorage.cluster.api.Published;
import dev.sessionstorage.grid.MemoryGrid.Group;
import dev.sessionstorage.grid.MemoryGrid.State;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/** The way of one member into one group. */
final class MemoryLease implements Lease {
  private final MemoryMember member;
  private final SessionId session;
  private final long number;
  private @Nullable Group inside;
  private String holder = "";

  private volatile @Nullable Object lastPublished;

  /** What became of the last commit whose outcome was unknown. */
  private volatile CompletableFuture<Outcome> settled =
      CompletableFuture.completedFuture(Outcome.DONE);

  MemoryLease(MemoryMember member, SessionId session, long number) {
    this.member = member;
    this.session = session;
    this.number = number;
  }

  @Override
  public Outcome enter(long maxWaitNanos) throws InterruptedException {
    member.checkAvailable();
    if (!settled.isDone()) {
      throw new AssertionError("entered before it is settled");
    }
    Group group = member.grid.group(session, number);
    if (group == null) {
      return Outcome.GONE;
    }
    holder = group.holder;
    if (!group.permit.tryAcquire() // does not mind an interrupt, as long as it need not wait
        && !group.permit.tryAcquire(maxWaitNanos, TimeUnit.NANOSECONDS)) {
      return Outcome.TIMED_OUT;
    }
    group.holder = member.member();
    inside = group;
    return Outcome.DONE;
  }

  @Override
  public Published published() {
    return Objects.requireNonNull(inside, "not inside").state;
  }

  @Override
  public String holder() {
    return holder;
  }

  @Override
  public Outcome commit(GroupCommit commit, boolean followed) {
    Group group = Objects.requireNonNull(inside, "not inside");
    Outcome planned = null;
    try {
      member.checkAvailable();
      planned = member.planned.poll();
      if (planned == null) {
        return publish(group, commit);
      }
      if (planned == Outcome.UNKNOWN) {
        settled = new CompletableFuture<>();
        member.undecided = new Undecided(this, group, commit);
      }
      return planned;
    } finally {
      if (planned != Outcome.UNKNOWN) {
        group.permit.release();
      }
      inside = null;
    }
  }

  /** A commit whose outcome the grid does not tell yet; nobody enters the group meanwhile. */
  record Undecided(MemoryLease lease, Group group, GroupCommit commit) {

    /** It was published, or not; and another member may have entered since. */
    void decide(boolean published, boolean tells) {
      Outcome outcome = published ? lease.publish(group, commit) : Outcome.LOST;
      group.permit.release();
      lease.settled.complete(tells ? outcome : Outcome.LOST);
      lease.member.hear(told -> told.settled(lease.session, lease.number));
    }
  }

  private Outcome publish(Group group, GroupCommit commit) {
    if (member.grid.group(session, number) == null) {
      return Outcome.GONE;
    }
    commit.births().forEach(this::create);
    State next = new State(group.state.version() + 1, commit.state());
    group.state = next;
    lastPublished = next.identity();
    commit.deaths().forEach(dead -> member.grid.groups.remove(MemoryGrid.key(session, dead)));
    member.grid.tellOthers(
        member, other -> other.changed(session, number, next.version(), commit.names()));
    MemoryMember.happen(member.afterCommit);
    return Outcome.DONE;
  }

  private void create(long child, GroupState first) {
    if (member.grid.groups.putIfAbsent(MemoryGrid.key(session, child), new Group(first)) != null) {
      throw new AssertionError("the number " + child + " is used twice");
    }
    if (!member.grid.numbers.add(child)) {
      throw new AssertionError("the number " + child + " is used again");
    }
  }

  @Override
  public @Nullable Object lastPublished() {
    return lastPublished;
  }

  @Override
  public Outcome settle(long maxWaitNanos) throws InterruptedException {
    try {
      return settled.isDone() ? settled.get() : settled.get(maxWaitNanos, TimeUnit.NANOSECONDS);
    } catch (TimeoutException e) {
      return Outcome.UNKNOWN;
    } catch (ExecutionException e) {
      throw new AssertionError(e);
    }
  }

  @Override
  public Outcome looked(boolean followed) {
    leave();
    return Outcome.DONE;
  }

  @Override
  public void leave() {
    Objects.requireNonNull(inside, "not inside").permit.release();
    inside = null;
  }
}
