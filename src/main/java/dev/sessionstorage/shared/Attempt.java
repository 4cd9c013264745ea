// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.shared;

import dev.sessionstorage.cluster.api.GroupCommit;
import dev.sessionstorage.cluster.api.GroupState;
import dev.sessionstorage.cluster.api.Lease.Outcome;
import dev.sessionstorage.shared.GroupWriter.View;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;

/**
 * One attempt to publish a block in the grid. If its outcome is unknown, the block is neither
 * published here nor rolled back: it stays as it is, invisible, until the outcome is known.
 */
final class Attempt {
  final Replica group;

  /** The block; null if it was published here before the grid was asked. */
  private final @Nullable Use block;

  private final GroupWriter writer;
  private final List<Birth> births = new ArrayList<>();
  private @Nullable GroupState state;

  /** Before that, the thread of the block still works on its changes. */
  private final CountDownLatch suspended;

  Attempt(Replica group, @Nullable Use block) {
    this.group = group;
    this.block = block;
    this.suspended = new CountDownLatch(block == null ? 0 : 1);
    this.writer = new GroupWriter(group.members, block == null ? View.PUBLISHED : View.OWN);
  }

  /** Describes what is to be published; from here on {@link #end} has to be called. */
  GroupCommit describe() {
    GroupState described = group.describe(writer);
    state = described;
    Map<Long, GroupState> first = new HashMap<>();
    for (Replica child : group.newIn(described)) {
      Birth birth = Birth.begin(child);
      births.add(birth);
      first.put(birth.number(), birth.describe());
    }
    Set<String> names = block == null ? Set.of() : ChangedNames.of(block.group, block.last());
    return new GroupCommit(described, names, first, group.goneIn(described));
  }

  /** Tells whether the block must be left as it is. */
  boolean isOf(Use ended) {
    return block == ended;
  }

  /** The block has left everything as it is, and released its locks. */
  void suspended() {
    suspended.countDown();
  }

  /** Waits until the block has let go: its outcome may be known before that. */
  void awaitSuspended() throws InterruptedException {
    suspended.await();
  }

  /** The grid has answered, or was not asked: that is as if it had refused. */
  void end(Outcome outcome) {
    if (outcome == Outcome.UNKNOWN) {
      group.doubt(this);
    } else {
      finish(outcome == Outcome.DONE);
    }
    births.forEach(birth -> birth.end(outcome, this));
  }

  /** The outcome is known after all: publishes the block here, or rolls it back. */
  void settle(Outcome outcome) {
    boolean done = outcome == Outcome.DONE || (outcome == Outcome.LOST && areBorn());
    Publication[] told = {null};
    if (group.settled(this, () -> told[0] = settle(done)) && told[0] != null) {
      told[0].tell();
    }
  }

  /** Where others have published since, their states tell whether there ever were the children. */
  private boolean areBorn() {
    return births.stream().map(Birth::number).anyMatch(group.all.mentioned()::contains);
  }

  private @Nullable Publication settle(boolean done) {
    Use ended = block;
    Publication told = done && ended != null ? Publication.of(ended.group, ended.last()) : null;
    if (ended != null) {
      ended.resume(done);
    }
    births.forEach(birth -> birth.settle(done, this));
    if (ended == null) {
      writer.end(done); // the state itself is read anew
    } else {
      finish(done);
    }
    return told;
  }

  private void finish(boolean done) {
    writer.end(done);
    if (done) {
      group.published(Objects.requireNonNull(state));
    }
  }
}
