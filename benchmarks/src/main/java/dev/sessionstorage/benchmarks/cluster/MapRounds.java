// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.benchmarks.cluster;

import com.hazelcast.core.HazelcastInstance;
import com.hazelcast.map.IMap;
import java.util.UUID;

/** What a program would do with a map of its own. */
abstract class MapRounds implements Rounds {
  final IMap<String, Document> map;

  MapRounds(HazelcastInstance member, String name) {
    map = member.getMap(name);
  }

  @Override
  public final String open(int bytes) {
    String id = UUID.randomUUID().toString();
    map.set(id, new Document("x".repeat(bytes), 0, 0));
    return id;
  }

  @Override
  public final long read(String session) {
    return map.get(session).n();
  }
}
