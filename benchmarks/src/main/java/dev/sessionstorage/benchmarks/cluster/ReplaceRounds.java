// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.benchmarks.cluster;

import com.hazelcast.core.HazelcastInstance;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The single guarded write that a commit is, by one who knows what is there and never reads: nobody
 * else may change the session.
 */
final class ReplaceRounds extends MapRounds {
  private final Map<String, Document> known = new ConcurrentHashMap<>();

  ReplaceRounds(HazelcastInstance member) {
    super(member, "replaced");
  }

  @Override
  public void count(String session) {
    Document before = known.computeIfAbsent(session, map::get);
    Document after = before.counted();
    if (!map.replace(session, before, after)) {
      throw new IllegalStateException("Somebody else has changed " + session);
    }
    known.put(session, after);
  }
}
