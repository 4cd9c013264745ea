// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.benchmarks.cluster;

import com.hazelcast.core.HazelcastInstance;

/** Who is measured. */
enum Way {
  SESSION_STORAGE("Session Storage"),
  LOCK("Hazelcast: lock, get, set, unlock"),
  OPTIMISTIC("Hazelcast: get, compare and set"),
  REPLACE("Hazelcast: replace alone"),
  SPRING("Spring Session: find, set, save"),
  NEAR_CACHE("Hazelcast: near cache");

  final String label;

  Way(String label) {
    this.label = label;
  }

  Rounds rounds(HazelcastInstance member) {
    return switch (this) {
      case SESSION_STORAGE -> new StorageRounds(member);
      case LOCK -> new LockRounds(member);
      case OPTIMISTIC -> new OptimisticRounds(member);
      case REPLACE -> new ReplaceRounds(member);
      case SPRING -> new SpringRounds(member);
      case NEAR_CACHE -> new NearCacheRounds(member);
    };
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
