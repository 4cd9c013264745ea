// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.benchmarks.cluster;

import com.hazelcast.core.HazelcastInstance;
import com.hazelcast.map.IMap;
import java.util.UUID;

/** A map with a near cache, for reading; what it holds may be old. */
final class NearCacheRounds implements Rounds {
  static final String MAP = "near";
  private final IMap<String, Document> map;

  NearCacheRounds(HazelcastInstance member) {
    map = member.getMap(MAP);
  }

  @Override
  public String open(int bytes) {
    String id = UUID.randomUUID().toString();
    map.set(id, new Document("x".repeat(bytes), 0, 0));
    return id;
  }

  @Override
  public void count(String session) {
    throw new UnsupportedOperationException("Only for reading");
  }

  @Override
  public void write(String session, long value) {
    map.set(session, new Document(map.get(session).text(), value, 0));
  }

  @Override
  public long read(String session) {
    return map.get(session).n();
  }
}
