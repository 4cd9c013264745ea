// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.benchmarks.cluster;

import com.hazelcast.core.HazelcastInstance;
import java.util.concurrent.TimeUnit;

/** Hazelcast's lock with a lease, get, set, unlock; it is not fenced. */
final class LockRounds extends MapRounds {
  LockRounds(HazelcastInstance member) {
    super(member, "locked");
  }

  @Override
  public void count(String session) {
    map.lock(session, 5, TimeUnit.SECONDS);
    try {
      map.set(session, map.get(session).counted());
    } finally {
      map.unlock(session);
    }
  }
}
