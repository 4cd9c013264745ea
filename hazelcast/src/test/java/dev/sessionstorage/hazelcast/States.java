// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.hazelcast;

import dev.sessionstorage.spi.GroupCommit;
import dev.sessionstorage.spi.GroupState;
import dev.sessionstorage.spi.Lease;
import dev.sessionstorage.spi.Lease.Outcome;
import dev.sessionstorage.spi.NodeState;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/** States of groups that are one number, and rounds that add to it. */
final class States {
  static final long LONG = TimeUnit.SECONDS.toNanos(60);

  private States() {}

  static GroupState of(long number) {
    return new GroupState(1, List.of(new NodeState(1, List.of("n"), List.of(number))), Map.of());
  }

  /** Creates a group that begins with a number. */
  static boolean create(Lease lease, long number) {
    return ((GroupLease) lease).create(of(number));
  }

  static long number(GroupState state) {
    return (Long) state.nodes().get(0).values().get(0);
  }

  static long number(Lease inside) {
    return number(inside.published().state());
  }

  /** One round: enter, add one, publish. */
  static Outcome increment(Lease lease) throws InterruptedException {
    Outcome outcome = lease.enter(LONG);
    return outcome == Outcome.DONE
        ? lease.commit(GroupCommit.of(of(number(lease) + 1), Set.of("n")))
        : outcome;
  }
}
