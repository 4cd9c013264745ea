// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.hazelcast.failure.member;

import com.hazelcast.config.Config;
import com.hazelcast.core.Hazelcast;
import com.hazelcast.core.HazelcastInstance;
import com.hazelcast.map.IMap;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;

/**
 * What many programs do: a lock with a lease, get, set, unlock. It loses updates when its holder is
 * paused for longer than the lease; here to show that these tests see that.
 */
final class LeaseOnlyCounters implements Counters {
  private static final long LEASE_SECONDS = 5;

  private final HazelcastInstance member;
  private final IMap<String, Map<String, Long>> map;

  LeaseOnlyCounters() {
    this.member = Hazelcast.newHazelcastInstance(Config.load());
    this.map = member.getMap("sessions");
  }

  @Override
  public String open() {
    String id = UUID.randomUUID().toString();
    map.set(id, new HashMap<>());
    return id;
  }

  @Override
  public Count count(String session, String own, Runnable inside) {
    map.lock(session, LEASE_SECONDS, TimeUnit.SECONDS);
    Map<String, Long> values = map.get(session);
    inside.run();
    Count count = new Count(values.merge(own, 1L, Long::sum), values.merge(ALL, 1L, Long::sum));
    map.set(session, values);
    unlock(session);
    return count;
  }

  /** The lease is over where somebody else has it: this is how programs come to ignore it. */
  private void unlock(String session) {
    try {
      map.unlock(session);
    } catch (IllegalMonitorStateException e) {
      System.err.println("Not unlocked: " + e.getMessage());
    }
  }

  @Override
  public Map<String, Long> inside(String session) {
    map.lock(session, LEASE_SECONDS, TimeUnit.SECONDS);
    try {
      return map.get(session);
    } finally {
      unlock(session);
    }
  }

  @Override
  public Map<String, Long> read(String session) {
    return map.get(session);
  }

  @Override
  public void close() {
    member.shutdown();
  }
}
