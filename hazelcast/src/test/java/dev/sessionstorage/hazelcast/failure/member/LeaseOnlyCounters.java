// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.hazelcast.failure.member;

import com.hazelcast.config.Config;
import com.hazelcast.core.Hazelcast;
import com.hazelcast.core.HazelcastInstance;
import com.hazelcast.map.IMap;
import dev.sessionstorage.failure.member.Calls.Outcome;
import dev.sessionstorage.failure.member.Counter;
import dev.sessionstorage.failure.member.Counters;
import dev.sessionstorage.failure.member.Counting;
import dev.sessionstorage.failure.member.Kind;
import dev.sessionstorage.failure.member.Shift;
import dev.sessionstorage.failure.member.Target;
import dev.sessionstorage.failure.member.Work;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

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
  public Counter first(String session) {
    return new Counter() {
      @Override
      public Count count(String own, Runnable inside) {
        map.lock(session, LEASE_SECONDS, TimeUnit.SECONDS);
        Map<String, Long> values = map.get(session);
        inside.run();
        Count count = new Count(values.merge(own, 1L, Long::sum), values.merge(ALL, 1L, Long::sum));
        map.set(session, values);
        unlock(session);
        return count;
      }

      @Override
      public long read(String own) {
        return map.get(session).getOrDefault(own, 0L);
      }
    };
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
  public List<Work> works(Shift shift) {
    List<Work> works = new ArrayList<>();
    for (int i = 0; i < shift.sessions().size(); i++) {
      Counter counter = first(shift.sessions().get(i));
      works.add(new Counting(counter, shift.row(i, Kind.ROOT), shift.own()));
    }
    return works;
  }

  @Override
  public Outcome remove(String session, Runnable inside) {
    throw new UnsupportedOperationException("no children here");
  }

  @Override
  public @Nullable Map<String, Long> inside(Target target) {
    if (target.kind() != Kind.ROOT) {
      return Map.of();
    }
    map.lock(target.of(), LEASE_SECONDS, TimeUnit.SECONDS);
    try {
      return map.get(target.of());
    } finally {
      unlock(target.of());
    }
  }

  @Override
  public @Nullable Map<String, Long> read(Target target) {
    return target.kind() == Kind.ROOT ? map.get(target.of()) : Map.of();
  }

  @Override
  public void close() {
    member.shutdown();
  }
}
