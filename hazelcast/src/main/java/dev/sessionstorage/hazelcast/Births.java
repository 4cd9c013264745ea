// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.hazelcast;

import dev.sessionstorage.StorageUnavailableException;
import dev.sessionstorage.UseUnknownException;
import dev.sessionstorage.spi.GroupCommit;
import java.util.Collection;

/** The groups that a commit creates and forgets: created before it, forgotten after it. */
final class Births {
  private final GroupKey key;
  private final Leases leases;
  private final GroupCommit commit;

  Births(GroupKey key, Leases leases, GroupCommit commit) {
    this.key = key;
    this.leases = leases;
    this.commit = commit;
  }

  /** Creates all of them, or throws and leaves none behind. */
  void begin() {
    boolean done = false;
    try {
      commit
          .births()
          .forEach(
              (number, state) -> {
                if (!leases.lease(sibling(number)).create(state)) {
                  throw new IllegalStateException("Two groups have the number " + number);
                }
              });
      done = true;
    } catch (UseUnknownException e) {
      throw new StorageUnavailableException("The grid does not answer. Nothing was published.", e);
    } finally {
      if (!done) {
        refused();
      }
    }
  }

  void published() {
    forget(commit.deaths());
  }

  void refused() {
    forget(commit.births().keySet());
  }

  private void forget(Collection<Long> numbers) {
    for (long number : numbers) {
      try {
        leases.groups().remove(sibling(number));
      } catch (StorageUnavailableException e) {
        leases.ignored("a group stays until its session ends", e);
      }
    }
  }

  private GroupKey sibling(long number) {
    return new GroupKey(key.session(), number);
  }
}
