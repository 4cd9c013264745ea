// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.grid;

import static java.util.Objects.requireNonNull;

import dev.sessionstorage.OpenedSession;
import dev.sessionstorage.SharedObject;
import dev.sessionstorage.cluster.api.Cluster;
import dev.sessionstorage.session.SessionManager;
import dev.sessionstorage.shared.Settings;
import org.junit.jupiter.api.AfterEach;

/** A session that two members share, whichever cluster is below. */
abstract class TwoMembersContract {
  final TestGrid grid;
  final Cluster memberA;
  final Cluster memberB;
  final SessionManager a;
  final SessionManager b;
  final OpenedSession session;
  final SharedObject onA;
  final SharedObject onB;

  TwoMembersContract(TestGrid grid) {
    this.grid = grid;
    memberA = grid.member("A");
    memberB = grid.member("B");
    a = new SessionManager(Settings.DEFAULT, () -> memberA);
    b = new SessionManager(Settings.DEFAULT, () -> memberB);
    session = a.open("tester");
    onA = session.storage();
    onB = b.of(session.id()).orElseThrow();
  }

  @AfterEach
  void close() {
    a.close();
    b.close();
  }

  final void settle() throws Exception {
    grid.settle();
  }

  static SharedObject child(SharedObject parent, String name) {
    return requireNonNull(parent.object(name), name);
  }
}
