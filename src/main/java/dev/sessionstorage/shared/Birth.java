// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.shared;

import dev.sessionstorage.cluster.api.GroupState;
import dev.sessionstorage.cluster.api.Lease.Outcome;
import dev.sessionstorage.shared.GroupWriter.View;

/** A first-level child that is created by the commit which puts it there. */
final class Birth {
  private final Replica child;
  private final GroupWriter writer;

  private Birth(Replica child) {
    this.child = child;
    boolean own = child.top.group().isHeldByCurrentThread();
    this.writer = new GroupWriter(child.members, own ? View.OWN : View.PUBLISHED);
  }

  /** Nobody publishes in the child before the commit has ended. */
  static Birth begin(Replica child) {
    Birth birth = new Birth(child);
    child.beginBirth();
    return birth;
  }

  /** The first state: what is published now, or what this thread has made. */
  GroupState describe() {
    return child.describe(writer);
  }

  long number() {
    return child.number;
  }

  /** The commit has ended; if its outcome is unknown, nobody uses the child until it is known. */
  void end(Outcome outcome, Attempt attempt) {
    boolean unknown = outcome == Outcome.UNKNOWN;
    try {
      if (!unknown) {
        finish(outcome == Outcome.DONE);
      }
    } finally {
      child.endBirth(unknown ? attempt : null);
    }
  }

  /** The outcome is known after all. */
  void settle(boolean done, Attempt attempt) {
    boolean unused = child.settled(attempt, () -> finish(done));
  }

  private void finish(boolean done) {
    writer.end(done);
    if (done) {
      child.born();
    }
  }
}
