// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.benchmarks.cluster;

import com.hazelcast.core.HazelcastInstance;
import dev.sessionstorage.SharedObject;
import dev.sessionstorage.cluster.ClusterEngine;
import dev.sessionstorage.hazelcast.HazelcastStore;
import dev.sessionstorage.session.SessionManager;
import dev.sessionstorage.shared.Settings;
import dev.sessionstorage.spi.store.Store;
import java.util.Map;

/** The library. */
final class StorageRounds implements Rounds {
  private final SessionManager sessions;

  private StorageRounds(Store store) {
    ClusterEngine engine = new ClusterEngine("benchmarks", "member", store);
    sessions = new SessionManager(Settings.DEFAULT, () -> engine);
  }

  static Rounds on(HazelcastInstance member) {
    return new StorageRounds(new HazelcastStore(member, "benchmarks", 0));
  }

  /** Members of a server with this address. */
  static Rounds on(String address) {
    return new StorageRounds(Stores.open(address));
  }

  @Override
  public String open(int bytes) {
    var opened = sessions.open("benchmark");
    opened.storage().use(editor -> editor.putAll(Map.of("text", "x".repeat(bytes), "n", 0)));
    return opened.id().toString();
  }

  private SharedObject storage(String session) {
    return sessions.of(session).orElseThrow();
  }

  @Override
  public void count(String session) {
    storage(session).use(editor -> editor.increment("n", 1));
  }

  @Override
  public void write(String session, long value) {
    storage(session).use(editor -> editor.put("n", value));
  }

  @Override
  public long read(String session) {
    return storage(session).get("n", Long.class);
  }

  @Override
  public Object hold(String session) {
    SharedObject held = storage(session);
    Object unused = held.get("n");
    return held;
  }

  @Override
  public long newest(String session) {
    return storage(session).with(editor -> editor.get("n", Long.class));
  }
}
