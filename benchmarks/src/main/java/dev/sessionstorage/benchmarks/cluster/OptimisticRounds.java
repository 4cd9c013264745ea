// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.benchmarks.cluster;

import com.hazelcast.core.HazelcastInstance;
import com.hazelcast.map.EntryProcessor;
import java.util.Map;

/** Get, and an EntryProcessor that sets when nobody else has; again until it does. */
final class OptimisticRounds extends MapRounds {
  OptimisticRounds(HazelcastInstance member) {
    super(member, "optimistic");
  }

  @Override
  public void count(String session) {
    boolean done = false;
    while (!done) {
      done = map.executeOnKey(session, new CompareAndSet(map.get(session).counted()));
    }
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
