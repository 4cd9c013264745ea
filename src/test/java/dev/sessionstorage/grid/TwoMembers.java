// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.grid;

import static java.util.Objects.requireNonNull;

import dev.sessionstorage.OpenedSession;
import dev.sessionstorage.SharedObject;
import dev.sessionstorage.cluster.api.GroupState;
import dev.sessionstorage.cluster.api.Lease.Outcome;
import dev.sessionstorage.session.SessionManager;
import dev.sessionstorage.shared.Settings;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;

/** A session that two members share, and what can go wrong between them. */
abstract class TwoMembers {
  final MemoryGrid grid = new MemoryGrid();
  final MemoryMember memberA = grid.member("A");
  final MemoryMember memberB = grid.member("B");
  final SessionManager a = new SessionManager(Settings.DEFAULT, () -> memberA);
  final SessionManager b = new SessionManager(Settings.DEFAULT, () -> memberB);
  final OpenedSession session = a.open("tester");
  final SharedObject onA = session.storage();
  final SharedObject onB = b.of(session.id()).orElseThrow();

  @AfterEach
  void close() {
    a.close();
    b.close();
  }

  final void settle() throws Exception {
    memberA.settle();
    memberB.settle();
  }

  /** The outcome of the next commit of member A is unknown. */
  final void unknownNext() {
    memberA.planned.add(Outcome.UNKNOWN);
  }

  final MemoryLease.Undecided undecided() {
    return requireNonNull(memberA.undecided);
  }

  static SharedObject child(SharedObject parent, String name) {
    return requireNonNull(parent.object(name), name);
  }

  final long groups() {
    return grid.groupsOf(session.id());
  }

  /** Time passes since children were removed. */
  final void age(Duration passed) {
    MemoryGrid.Group root = requireNonNull(grid.group(session.id(), 0));
    GroupState state = root.state.state();
    Map<Long, Instant> removed = new HashMap<>(state.removed());
    removed.replaceAll((number, since) -> since.minus(passed));
    root.state =
        new MemoryGrid.State(
            root.state.version() + 1, new GroupState(state.lastNumber(), state.nodes(), removed));
  }
}
