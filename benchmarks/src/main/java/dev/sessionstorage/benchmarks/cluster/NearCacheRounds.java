// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.benchmarks.cluster;

import com.hazelcast.core.HazelcastInstance;

/** A map with a near cache, for reading; what it holds may be old. */
final class NearCacheRounds extends MapRounds {
  static final String MAP = "near";

  NearCacheRounds(HazelcastInstance member) {
    super(member, MAP);
  }

  @Override
  public void count(String session) {
    throw new UnsupportedOperationException("Only for reading");
  }

  @Override
  public void write(String session, long value) {
    map.set(session, new Document(map.get(session).text(), value, 0));
  }
}
