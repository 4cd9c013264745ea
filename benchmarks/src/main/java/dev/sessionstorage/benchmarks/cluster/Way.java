// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.benchmarks.cluster;

import com.hazelcast.core.HazelcastInstance;
import java.util.stream.Stream;

/** Who is measured. For each grid or server, the library comes first. */
enum Way {
  SESSION_STORAGE(Shared.GRID, "Session Storage"),
  LOCK(Shared.GRID, "Hazelcast: lock, get, set, unlock"),
  OPTIMISTIC(Shared.GRID, "Hazelcast: get, compare and set"),
  REPLACE(Shared.GRID, "Hazelcast: replace alone"),
  SPRING(Shared.GRID, "Spring Session: find, set, save"),
  NEAR_CACHE(Shared.GRID, "Hazelcast: near cache"),

  ON_POSTGRESQL(Shared.POSTGRESQL, "Session Storage"),
  SELECT_FOR_UPDATE(Shared.POSTGRESQL, "SELECT … FOR UPDATE, UPDATE"),
  SPRING_JDBC(Shared.POSTGRESQL, "Spring Session JDBC: find, set, save"),

  ON_REDIS(Shared.REDIS, "Session Storage"),
  SCRIPT(Shared.REDIS, "Lettuce: one script"),
  SPRING_REDIS(Shared.REDIS, "Spring Session Redis: find, set, save"),
  REDISSON(Shared.REDIS, "Redisson: lock, get, set, unlock");

  final Shared shared;
  final String label;

  Way(Shared shared, String label) {
    this.shared = shared;
    this.label = label;
  }

  static Stream<Way> on(Shared shared) {
    return Stream.of(values()).filter(way -> way.shared == shared);
  }

  Rounds rounds(HazelcastInstance member) {
    return switch (this) {
      case SESSION_STORAGE -> StorageRounds.on(member);
      case LOCK -> new LockRounds(member);
      case OPTIMISTIC -> new OptimisticRounds(member);
      case REPLACE -> new ReplaceRounds(member);
      case SPRING -> SpringRounds.on(member);
      case NEAR_CACHE -> new NearCacheRounds(member);
      default -> throw new IllegalArgumentException("not on a grid: " + this);
    };
  }

  /** Those of a server with this address. */
  Rounds rounds(String address) {
    return switch (this) {
      case ON_POSTGRESQL, ON_REDIS -> StorageRounds.on(address);
      case SELECT_FOR_UPDATE -> new SelectForUpdateRounds(Pools.of(address));
      case SPRING_JDBC -> SpringRounds.on(Pools.of(address));
      case SCRIPT -> new ScriptRounds(address);
      case SPRING_REDIS -> SpringRounds.onRedis(address);
      case REDISSON -> new RedissonRounds(address);
      default -> throw new IllegalArgumentException("not on a server: " + this);
    };
  }

  boolean isOurs() {
    return this == SESSION_STORAGE || this == ON_POSTGRESQL || this == ON_REDIS;
  }

  /** Whether reading looks at a copy, which may be old. */
  boolean copies() {
    return this == SESSION_STORAGE || this == NEAR_CACHE;
  }

  boolean counts() {
    return this != NEAR_CACHE;
  }

  /** Whether others may change the session, too. */
  boolean shares() {
    return this != REPLACE;
  }

  /** The raw ways read alike: over the network. */
  boolean reads() {
    return this != OPTIMISTIC && this != REPLACE;
  }
}
