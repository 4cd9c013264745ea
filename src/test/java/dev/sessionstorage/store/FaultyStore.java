// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.store;

import dev.sessionstorage.spi.store.Change;
import dev.sessionstorage.spi.store.Commit;
import dev.sessionstorage.spi.store.Store;
import dev.sessionstorage.spi.store.Verdict;
import dev.sessionstorage.spi.store.Written;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;

/** A member's connection that loses answers, delays writes, and stops half way, as planned. */
public final class FaultyStore extends ForwardingStore {
  private final Fault.Plan plan;
  private final Queue<Commit> late = new ConcurrentLinkedQueue<>();

  /**
   * Wraps a connection.
   *
   * @param real the store that works
   * @param plan what goes wrong
   */
  public FaultyStore(Store real, Fault.Plan plan) {
    super(real);
    this.plan = plan;
  }

  @Override
  public Written write(Commit commit) {
    Fault fault = plan.of(commit);
    if (fault == null) {
      return super.write(commit);
    }
    apply(commit, traits().atomic() ? whole(fault.reach()) : fault.reach());
    if (fault.late()) {
      late.add(commit);
    }
    return Written.UNKNOWN;
  }

  private static Fault.Reach whole(Fault.Reach reach) {
    return reach == Fault.Reach.ALL ? reach : Fault.Reach.NOTHING;
  }

  private void apply(Commit commit, Fault.Reach reach) {
    switch (reach) {
      case NOTHING -> {}
      case BIRTHS -> births(commit);
      case PIVOT -> {
        if (births(commit)) {
          super.write(new Commit(commit.births(), commit.pivot(), Set.of(), commit.index()));
        }
      }
      case ALL -> super.write(commit);
    }
  }

  private boolean births(Commit commit) {
    for (Change birth : commit.births()) {
      if (super.write(Commit.of(birth)).verdict() != Verdict.DONE) {
        return false;
      }
    }
    return true;
  }

  /**
   * Lets the late writes arrive, in the order in which they were sent.
   *
   * @return how many took place
   */
  public int arrive() {
    int done = 0;
    for (Commit commit = late.poll(); commit != null; commit = late.poll()) {
      done += super.write(commit).verdict() == Verdict.DONE ? 1 : 0;
    }
    return done;
  }
}
