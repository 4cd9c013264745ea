// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.benchmarks.cluster;

import com.hazelcast.core.HazelcastInstance;
import com.hazelcast.map.IMap;
import java.util.UUID;
import java.util.concurrent.TimeUnit;

/** Hazelcast's lock with a lease, get, set, unlock; it is not fenced. */
final class LockRounds implements Rounds {
  private final IMap<String, Document> map;

  LockRounds(HazelcastInstance member) {
    map = member.getMap("locked");
  }

  @Override
  public String open(int bytes) {
    String id = UUID.randomUUID().toString();
    map.set(id, new Document("x".repeat(bytes), 0, 0));
    return id;
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

  @Override
  public long read(String session) {
    return map.get(session).n();
  }
}
