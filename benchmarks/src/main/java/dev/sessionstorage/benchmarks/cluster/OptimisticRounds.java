// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.benchmarks.cluster;

import com.hazelcast.core.HazelcastInstance;
import com.hazelcast.map.EntryProcessor;
import com.hazelcast.map.IMap;
import java.util.Map;
import java.util.UUID;

/** Get, and an EntryProcessor that sets when nobody else has; again until it does. */
final class OptimisticRounds implements Rounds {
  private final IMap<String, Document> map;

  OptimisticRounds(HazelcastInstance member) {
    map = member.getMap("optimistic");
  }

  @Override
  public String open(int bytes) {
    String id = UUID.randomUUID().toString();
    map.set(id, new Document("x".repeat(bytes), 0, 0));
    return id;
  }

  @Override
  public void count(String session) {
    boolean done = false;
    while (!done) {
      done = map.executeOnKey(session, new CompareAndSet(map.get(session).counted()));
    }
  }

  @Override
  public long read(String session) {
    return map.get(session).n();
  }

  /** Sets what is one version newer than what is there. */
  record CompareAndSet(Document to) implements EntryProcessor<String, Document, Boolean> {
    private static final long serialVersionUID = 1L;

    @Override
    public Boolean process(Map.Entry<String, Document> entry) {
      boolean done = entry.getValue().version() + 1 == to.version();
      if (done) {
        entry.setValue(to);
      }
      return done;
    }
  }
}
