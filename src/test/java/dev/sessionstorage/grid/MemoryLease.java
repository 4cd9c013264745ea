// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.grid;

import dev.sessionstorage.SessionId;
import dev.sessionstorage.grid.MemoryGrid.Group;
import dev.sessionstorage.grid.MemoryGrid.State;
import dev.sessionstorage.spi.GroupState;
import dev.sessionstorage.spi.Lease;
import dev.sessionstorage.spi.Published;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** The way of one node into one group. */
final class MemoryLease implements Lease {
  private final MemoryEngine node;
  private final SessionId session;
  private final long number;
  private @Nullable Group inside;
  private String holder = "";

  MemoryLease(MemoryEngine node, SessionId session, long number) {
    this.node = node;
    this.session = session;
    this.number = number;
  }

  @Override
  public boolean create(GroupState state) {
    node.checkAvailable();
    String key = MemoryGrid.key(session, number);
    return node.grid.groups.putIfAbsent(key, new Group(state)) == null;
  }

  @Override
  public Outcome enter(long maxWaitNanos) throws InterruptedException {
    node.checkAvailable();
    Group group = node.grid.group(session, number);
    if (group == null) {
      return Outcome.GONE;
    }
    holder = group.holder;
    if (!group.permit.tryAcquire() // does not mind an interrupt, as long as it need not wait
        && !group.permit.tryAcquire(maxWaitNanos, TimeUnit.NANOSECONDS)) {
      return Outcome.TIMED_OUT;
    }
    group.holder = node.node();
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
  public Outcome commit(GroupState state, Set<String> names) {
    Group group = Objects.requireNonNull(inside, "not inside");
    try {
      node.checkAvailable();
      Outcome planned = node.planned.poll();
      if (planned != null) {
        return planned;
      }
      return publish(group, state, names);
    } finally {
      leave();
    }
  }

  private Outcome publish(Group group, GroupState state, Set<String> names) {
    if (node.grid.group(session, number) == null) {
      return Outcome.GONE;
    }
    State next = new State(group.state.version() + 1, state);
    group.state = next;
    node.grid.tellOthers(node, other -> other.changed(session, number, next.version(), names));
    return Outcome.DONE;
  }

  @Override
  public void leave() {
    Objects.requireNonNull(inside, "not inside").permit.release();
    inside = null;
  }
}
